"""What was sent before, as the phases of the talk ask for it, from the database."""

from datetime import timedelta

import msgspec
from django.db.models import Q
from django.utils import timezone

from warta.newsroom.talk.models import Comment

_NOT_LONG_AGO = timedelta(days=1)
_NOBODY_WRITES_TWICE = 40
"""Characters. Two people may both write “Setuju!”; a longer text that is the same to the letter was copied."""


class SentBefore(msgspec.Struct, frozen=True):
    """A `warta.talk.History` of one address and one story."""

    address_hash: str
    story_id: int

    def from_address(self, seconds: int) -> int:
        since = timezone.now() - timedelta(seconds=seconds)
        return Comment.objects.filter(address_hash=self.address_hash, at__gt=since).count()

    def has(self, text: str) -> bool:
        who = Q(address_hash=self.address_hash, story_id=self.story_id)
        if len(text) >= _NOBODY_WRITES_TWICE:
            who |= Q(story_id=self.story_id) | Q(address_hash=self.address_hash)
        return Comment.objects.filter(who, text=text, at__gt=timezone.now() - _NOT_LONG_AGO).exists()
