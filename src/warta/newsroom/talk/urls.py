"""Addresses of the comment form, below /talk/."""

urlpatterns = []
