from tests.talk.letterbox import Past, draft
from warta.talk import Refusal
from warta.talk.phases.repeated import repeated


def test_the_same_text_again_is_refused():
    assert repeated(draft("Setuju."), Past(texts={"Setuju."})) == Refusal("repeated")


def test_another_text_is_not():
    assert repeated(draft("Setuju sekali."), Past(texts={"Setuju."})) is None
