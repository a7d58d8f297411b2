from django.urls import path

from warta.newsroom.stories import act_views
from warta.newsroom.stories.relate_view import Relate

app_name = "story_acts"

urlpatterns = [
    path("to-decide/", act_views.ToDecide.as_view(), name="to_decide"),
    path("<int:pk>/related/", Relate.as_view(), name="relate"),
    path("<int:pk>/correct/", act_views.Correct.as_view(), name="correct"),
    path("<int:pk>/kill/", act_views.Kill.as_view(), name="kill"),
    path("<int:pk>/restore/", act_views.Restore.as_view(), name="restore"),
    path("<int:pk>/move/", act_views.Move.as_view(), name="move"),
    path("<int:pk>/embargo/", act_views.SetEmbargo.as_view(), name="embargo"),
    path("<int:pk>/close-comments/", act_views.CloseComments.as_view(), name="close_comments"),
    path("<int:pk>/open-comments/", act_views.OpenComments.as_view(), name="open_comments"),
]
