from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Locale
from wagtail.search import index

from warta.newsroom.stories.addresses import author_path
from warta.newsroom.stories.house.panels import MergedPanel
from warta.newsroom.stories.models.merged import Mergeable
from warta.newsroom.stories.whole_text import WholeTextForm


class Author(index.Indexed, Mergeable, ClusterableModel):
    """Somebody whose name stands over stories. Need not be a user."""

    name = models.CharField(_("name"), max_length=200, help_text=_("As it stands over stories."))
    slug = models.SlugField(
        _("address"), max_length=200, unique=True, help_text=_("The last part of the address of the author's page.")
    )
    role = models.CharField(_("role"), max_length=200, blank=True, help_text=_("Such as: Jakarta correspondent"))
    biography = models.TextField(_("biography"), blank=True, help_text=_("A few sentences for the author's page."))
    picture = models.ForeignKey(
        "stories.NewsPicture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text=_("Whose own stories carry this name, where the author signs in here."),
    )

    panels = [
        MergedPanel(heading=_("Merged")),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("user")], heading=_("Name")),
        MultiFieldPanel([FieldPanel("role"), FieldPanel("biography"), FieldPanel("picture")], heading=_("Page")),
        InlinePanel("in_languages", heading=_("In another language"), label=_("language")),
    ]
    search_fields = [
        *Mergeable.search_fields,
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("role"),
    ]

    base_form_class = WholeTextForm

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def path(self, language: str) -> str:
        """The author's page in a language."""
        return author_path(self.slug, language)

    def words(self, language: str) -> tuple[str, str]:
        """Role and biography as that language has them; the author's own where it has none."""
        for each in self.in_languages.all():
            if each.locale.language_code == language:
                return each.role or self.role, each.biography or self.biography
        return self.role, self.biography


class AuthorInLanguage(models.Model):
    """What an author's page says in a language other than the one of the author's own entry."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="in_languages")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    role = models.CharField(_("role"), max_length=200, blank=True)
    biography = models.TextField(_("biography"), blank=True)

    panels = [FieldPanel("locale"), FieldPanel("role"), FieldPanel("biography")]

    class Meta:
        verbose_name = _("author in a language")
        constraints = [models.UniqueConstraint(fields=["author", "locale"], name="author_language_once")]

    def __str__(self) -> str:
        return f"{self.author} ({self.locale})"
