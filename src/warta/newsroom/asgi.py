"""The whole newsroom as one ASGI application: the edge first, Django behind it."""

from django.conf import settings
from django.core.asgi import get_asgi_application

from warta.edge.app import Edge
from warta.edge.dictionary import are_of_use
from warta.edge.front import Front
from warta.newsroom.bounded import bounded
from warta.newsroom.home import ORIGINALS, home, index, store
from warta.newsroom.talk.address import trusted_proxies

application = Edge(
    store(),
    behind=bounded(get_asgi_application()),
    media=home().media,
    guarded=(ORIGINALS,),
    index=index(),
    dictionaries=are_of_use(settings.BASE_URL),
    keyed=settings.SURROGATE_KEYS,
    front=Front(map(str, trusted_proxies())),
)
