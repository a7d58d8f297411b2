"""The readers' paths of all that a store holds. It keeps pages below the listing whose folder they stand in."""

from __future__ import annotations

from warta.press.store import Snapshot


def known_paths(snapshot: Snapshot) -> list[str]:
    """Every path at which a page stands, and every folder that leads elsewhere now."""
    folders = [key.decode() for key, _ in snapshot.entries("folders")]
    places = {path: snapshot.place(path) for path in folders}
    standing = {place.listing: path for path, place in places.items() if place is not None and not place.moved}
    found = {path for path, place in places.items() if place is not None and place.moved}
    for key, _ in snapshot.entries("pages"):
        listing, _, name = key.decode().rpartition(":") if not key.startswith(b"/") else ("", "", key.decode())
        if not listing:
            found.add(name)
        elif listing in standing:
            found.add(standing[listing] + name)
    return sorted(found)
