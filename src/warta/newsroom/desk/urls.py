from django.urls import path

from warta.newsroom.desk import views

app_name = "desk"

urlpatterns = [
    path("check/<int:pk>/", views.Check.as_view(), name="check"),
    path("check/new/<int:pk>/", views.CheckNew.as_view(), name="check_new"),
    path("<int:pk>/dismiss/", views.Dismiss.as_view(), name="dismiss"),
    path("<int:pk>/take-back/", views.TakeBack.as_view(), name="take_back"),
    path("<int:pk>/sign-off/", views.SignOff.as_view(), name="sign_off"),
    path("<int:pk>/side-by-side/", views.SideBySide.as_view(), name="side_by_side"),
]
