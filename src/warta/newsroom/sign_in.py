"""Signing in, with a limit on guessing."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import ngettext
from wagtail.admin.views.account import LoginView

from warta.newsroom.talk.address import sender


class SignIn(LoginView):
    """Wagtail's sign-in. After too many failures of one name from one address nothing is tried for a while."""

    def post(self, request, *args, **kwargs):
        if cache.get(self._key(), 0) >= settings.SIGN_IN_FAILURES:
            return self._refuse()
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form):
        cache.add(self._key(), 0, settings.SIGN_IN_MINUTES * 60)
        try:
            cache.incr(self._key())
        except ValueError:
            cache.set(self._key(), 1, settings.SIGN_IN_MINUTES * 60)  # it ran out between the two lines
        return super().form_invalid(form)

    def form_valid(self, form):
        cache.delete(self._key())
        return super().form_valid(form)

    def _refuse(self):
        form = self.get_form_class()(self.request)
        minutes = settings.SIGN_IN_MINUTES
        message = ngettext(
            "Too many attempts to sign in. Wait %(minutes)d minute and try again.",
            "Too many attempts to sign in. Wait %(minutes)d minutes and try again.",
            minutes,
        )
        return self.render_to_response(
            self.get_context_data(form=form, refused=message % {"minutes": minutes}), status=429
        )

    def _key(self) -> str:
        name = self.request.POST.get("username", "").strip().casefold()
        who = f"{sender(self.request)}\n{name}"
        return f"warta.sign_in.{sha256(who.encode()).hexdigest()}"
