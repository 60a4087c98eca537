"""The shop has no pictures, and so needs no thumbnails."""

from oscar.core.thumbnails import AbstractThumbnailer


class _Picture:
    def __init__(self, source):
        self.url = getattr(source, "url", f"/media/{source}")


class NoThumbnails(AbstractThumbnailer):
    def generate_thumbnail(self, source, **_options):
        return _Picture(source)

    def delete_thumbnails(self, source):
        """There are none."""
