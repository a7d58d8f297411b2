"""What axe is asked of a page that it has seen whole in another width and by day."""

WIDTH_AND_COLOUR = {
    "runOnly": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
    "resultTypes": ["violations"],
}
"""The rules that hang on the width of the window and on its colours."""
