"""The pages that are read now, ready to send, in a bounded piece of memory."""

from __future__ import annotations

from collections import OrderedDict

from warta.edge.answer import Answer

Key = tuple[str, str]
"""A path of the store and a content coding."""


class HotPages:
    """Answers by path and coding; those asked for longest ago make room for new ones.

    Whether an answer is still true is not decided here: it carries the mark of the edition that it was checked
    against. An instance belongs to one event loop and takes no lock.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        """What the answers take, bookkeeping included; never above ``most_bytes``."""
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: Key) -> Answer | None:
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def put(self, key: Key, answer: Answer) -> None:
        """Keep an answer, unless it alone would take more than there is."""
        self.drop(key)
        if answer.size > self.most_bytes:
            return
        self._answers[key] = answer
        self.bytes += answer.size
        while self.bytes > self.most_bytes:
            _, oldest = self._answers.popitem(last=False)
            self.bytes -= oldest.size

    def drop(self, key: Key) -> None:
        answer = self._answers.pop(key, None)
        if answer is not None:
            self.bytes -= answer.size
