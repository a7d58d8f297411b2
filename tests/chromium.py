"""Where the browser for the tests is."""

from __future__ import annotations

import os
import shutil

CHROMIUM = os.environ.get("WARTA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
WITHOUT = "no Chromium on the path: install it, or name it in WARTA_CHROMIUM"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
