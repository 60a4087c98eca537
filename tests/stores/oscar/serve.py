"""Serve the shop: `python -m tests.stores.oscar.serve FAULT …`, one port for each fault.

Prints a line of JSON with each fault's address once all are listening, and serves until its input ends.
"""

import json
import os
import sys
import tempfile
import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, fault, application):
        super().__init__(("127.0.0.1", 0), Handler)
        self.set_app(lambda environ, start: application({**environ, "store.fault": fault}, start))


class Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.0"

    def parse_request(self):
        """A proxy may pass an address on whole; a server must take it (RFC 9112, 3.2.2)."""
        understood = super().parse_request()
        if understood and "://" in self.path:
            self.path = "/" + self.path.split("://", 1)[1].partition("/")[2]
        return understood

    def log_message(self, *_arguments):
        """The tests' output stays theirs."""


def main(faults):
    with tempfile.TemporaryDirectory(prefix="oscar-") as folder:
        os.environ["STORE_FOLDER"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.stores.oscar.settings"
        import django
        from django.contrib.staticfiles.handlers import StaticFilesHandler
        from django.core.management import call_command
        from django.core.wsgi import get_wsgi_application

        django.setup()
        call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
        from tests.stores.oscar.goods import populate

        populate()
        call_command("rebuild_index", verbosity=0, interactive=False)
        application = StaticFilesHandler(get_wsgi_application())
        servers = {fault: Server(fault, application) for fault in faults}
        for server in servers.values():
            threading.Thread(target=server.serve_forever, daemon=True).start()
        addresses = {fault: f"http://127.0.0.1:{server.server_port}/" for fault, server in servers.items()}
        print(json.dumps(addresses), flush=True)
        sys.stdin.read()
        for server in servers.values():
            server.shutdown()


if __name__ == "__main__":
    main(sys.argv[1:] or ["healthy"])
