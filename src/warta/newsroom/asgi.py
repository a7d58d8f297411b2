"""The whole newsroom as one ASGI application: the edge first, Django behind it."""

from django.core.asgi import get_asgi_application

from warta.edge.app import Edge
from warta.newsroom.bounded import bounded
from warta.newsroom.home import ORIGINALS, home, store

application = Edge(store(), behind=bounded(get_asgi_application()), media=home().media, guarded=(ORIGINALS,))
