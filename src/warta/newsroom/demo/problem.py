"""What is wrong with the demo's content."""


class ContentProblem(ValueError):  # noqa: N818
    """A mistake in the content. The message names the file and the field, and says what to write."""
