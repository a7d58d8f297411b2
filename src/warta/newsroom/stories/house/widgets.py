"""Fields of the house's forms that show what they mean."""

from __future__ import annotations

from django import forms

from warta.newsroom.stories.house.colour import DARK_GROUNDS, LIGHT_GROUNDS


class ColourInput(forms.TextInput):
    """A colour as text, with a sample of it on the grounds that it will stand on. The sample follows what is typed;
    without JavaScript it shows what was saved."""

    template_name = "house/colour_input.html"

    def __init__(self, *, grounds: tuple[str, ...], usual: str, attrs=None) -> None:
        """``usual`` is what the site has where nothing is written."""
        super().__init__({"placeholder": usual, "spellcheck": "false", "autocomplete": "off", **(attrs or {})})
        self.grounds, self.usual = grounds, usual

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"grounds": self.grounds, "usual": self.usual, "shown": value or self.usual}
        return context

    class Media:
        js = ["house/colour.js"]


class LightColourInput(ColourInput):
    def __init__(self, attrs=None) -> None:
        super().__init__(grounds=LIGHT_GROUNDS, usual="#9e1b22", attrs=attrs)


class DarkColourInput(ColourInput):
    def __init__(self, attrs=None) -> None:
        super().__init__(grounds=DARK_GROUNDS, usual="#ff9488", attrs=attrs)
