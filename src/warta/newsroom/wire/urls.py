from django.urls import path

from warta.newsroom.wire import views

app_name = "wire"

urlpatterns = [
    path("", views.Inbox.as_view(), name="inbox"),
    path("results/", views.Inbox.as_view(results_only=True), name="inbox_results"),
    path("add/", views.AddToTheWire.as_view(), name="add"),
    path("<int:pk>/", views.OneItem.as_view(), name="item"),
    path("<int:pk>/make/", views.MakeStory.as_view(), name="make"),
    path("<int:pk>/set-aside/", views.SetAside.as_view(), name="set_aside"),
    path("<int:pk>/put-back/", views.PutBack.as_view(), name="put_back"),
    path("versions/<int:pk>/as-received/", views.AsReceived.as_view(), name="as_received"),
]
