"""Addresses of somebody who was invited. They are outside every language: mail carries them."""

from django.urls import path

from .views import page, reading, thanks

app_name = "reviews_invited"
urlpatterns = [
    path("thank-you/<slug:outcome>/", thanks, name="thanks"),
    path("<str:token>/", page, name="page"),
    path("<str:token>/page/", reading, name="reading"),
]
