"""The shop as a process of its own: a Vendure server and a storefront in the browser, for as long as a test needs them.

What npm installs is kept between runs in the user's cache, in a folder named by the lock file.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.stores.vendure.faults import Shop

SOURCE = Path(__file__).parent
SECONDS_TO_INSTALL = 240
SECONDS_TO_BUILD = 60
SECONDS_TO_END = 20
# Vendure tells its makers of each start, unless it is told not to (docs.vendure.io, November 2026).
ENVIRONMENT = {"VENDURE_DISABLE_TELEMETRY": "true", "NODE_ENV": "production"}


class NoStoreError(Exception):
    """The shop cannot be had on this machine; the message says why."""


def installed() -> Path:
    """The folder that has the shop's packages; installs them where no run before has. Raises NoStoreError."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise NoStoreError("Node.js and npm are not installed")
    lock = (SOURCE / "package-lock.json").read_bytes()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pixel-auditor-tests"
    folder = cache / f"vendure-{hashlib.sha256(lock).hexdigest()[:16]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)  # one worker installs, the others wait
        done = folder / "done"
        if not done.exists():
            for name in ("package.json", "package-lock.json"):
                shutil.copy(SOURCE / name, folder)
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            try:
                subprocess.run(
                    command,
                    cwd=folder,
                    check=True,
                    capture_output=True,
                    text=True,
                    timeout=SECONDS_TO_INSTALL,
                )
            except subprocess.CalledProcessError as error:
                raise NoStoreError(f"npm cannot install the shop: {error.stderr.strip()[-500:]}") from error
            except subprocess.TimeoutExpired as error:
                raise NoStoreError(f"npm did not install the shop in {SECONDS_TO_INSTALL} s") from error
            done.touch()
    return folder


@contextmanager
def served(shops: Mapping[str, Shop], packages: Path, folder: Path) -> Iterator[dict[str, str]]:
    """Serve each shop on a port of its own, built in a folder with the installed packages.

    Gives the addresses by the shops' names.
    """
    for part in ("server", "storefront"):
        shutil.copytree(SOURCE / part, folder / part)
    for name in ("package.json", "build.js"):
        shutil.copy(SOURCE / name, folder)
    (folder / "node_modules").symlink_to(packages / "node_modules")
    built = folder / "built"
    environment = {**os.environ, **ENVIRONMENT}
    subprocess.run(
        ["node", "build.js", str(built)], cwd=folder, env=environment, check=True, timeout=SECONDS_TO_BUILD
    )
    settings = json.dumps({name: shop.settings for name, shop in shops.items()})
    with subprocess.Popen(
        ["node", "server/serve.js", str(built), settings],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                raise AssertionError(f"the shop does not start: {process.communicate()[1][-2000:]}")
            addresses: dict[str, str] = json.loads(line)
            yield addresses
        finally:
            # The end of its input ends it; what it wrote meanwhile is read, so that no pipe blocks it.
            process.communicate(timeout=SECONDS_TO_END)
