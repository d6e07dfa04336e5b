"""The desk's pages about time: who is away, and which days are no working days."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry, register_permission_policy

from .absences import LEADS, AbsencePolicy, LeadsOnlyPolicy, absence_problems, could_stand_in_for
from .day_columns import DayColumn
from .models import Absence, Holiday


def register_policies() -> None:
    """Before anything asks for them: Wagtail would make policies of its own."""
    register_permission_policy(Absence, AbsencePolicy(Absence))
    register_permission_policy(Holiday, LeadsOnlyPolicy(Holiday))


class AbsenceForm(WagtailAdminModelForm):
    """An absence of whoever fills it in; lead editors choose whose it is."""

    class Meta:
        model = Absence
        fields = ["user", "first_day", "last_day", "stand_in"]
        labels = {
            "user": "Who is away",
            "first_day": "First day away",
            "last_day": "Last day away",
            "stand_in": "Stand-in",
        }
        help_texts = {
            "stand_in": "Is asked instead, and holds the same role. Without one everybody of the role is asked."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model()._default_manager.filter(is_active=True, groups__isnull=False).distinct()
        stand_in: Any = self.fields["stand_in"]
        stand_in.empty_label = "Nobody"
        stand_in.error_messages["invalid_choice"] = "This person can't stand in. Choose from the list."
        if self.for_user.has_perm(LEADS):
            whose: Any = self.fields["user"]
            whose.queryset = stand_in.queryset = people
            whose.initial = self.for_user.pk
        else:
            del self.fields["user"]
            self.instance.user = self.for_user
            stand_in.queryset = could_stand_in_for(self.for_user)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        whose = data.get("user") if "user" in self.fields else self.instance.user
        if whose and {"first_day", "last_day"} <= data.keys() and data["first_day"] <= data["last_day"]:
            absence = Absence(pk=self.instance.pk, user=whose, **{name: data.get(name) for name in ABSENCE_FACTS})
            for field, problem in absence_problems(absence, today=timezone.localdate()).items():
                self.add_error(field if field in self.fields else None, problem)
        return data


ABSENCE_FACTS = ("first_day", "last_day", "stand_in")


class OwnRows:
    """Rows that somebody may change, and no others: for them there is nothing at another's address."""

    request: HttpRequest
    model: type[Any]

    def rows(self) -> QuerySet[Any]:
        policy = policy_registry.get_by_type(self.model)
        return policy.instances_user_has_any_permission_for(self.request.user, ["change"])

    def get_queryset(self) -> QuerySet[Any]:
        return self.rows()


class Rows(OwnRows, generic.IndexView):
    """Those of them that are not over, the next first."""

    def get_queryset(self) -> QuerySet[Any]:
        return generic.IndexView.get_queryset(self)

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = self.rows()
        return rows.select_related(*(field.name for field in self.model._meta.fields if field.many_to_one))


class AbsenceRows(Rows):
    default_ordering = "first_day"

    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().filter(last_day__gte=timezone.localdate())


class HolidayRows(Rows):
    default_ordering = "day"

    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().filter(day__gte=timezone.localdate())


class EditRow(OwnRows, generic.EditView):
    pass


class DeleteRow(OwnRows, generic.DeleteView):
    pass


class TimeViewSet(ModelViewSet):
    """A plain list with a form: no history, no copies, no uses."""

    copy_view_enabled = False
    add_to_reference_index = False
    edit_view_class = EditRow
    delete_view_class = DeleteRow
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_common_view_kwargs(**kwargs), "history_url_name": None, "usage_url_name": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        own = {"index", "index_results", "add", "edit", "delete"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in own]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        # Who may is decided by role, so there is nothing to tick for a group.
        return Permission.objects.none()


class AbsenceViewSet(TimeViewSet):
    model = Absence
    name = "absences"
    icon = "calendar-alt"
    index_view_class = AbsenceRows
    list_display = [
        "user",
        DayColumn("first_day", label="First day"),
        DayColumn("last_day", label="Last day"),
        Column("stand_in", label="Stand-in"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AbsenceForm


class HolidayViewSet(TimeViewSet):
    model = Holiday
    name = "holidays"
    icon = "calendar"
    index_view_class = HolidayRows
    form_fields = ["day", "name"]
    list_display = ["name", DayColumn("day", label="Day")]


def time_viewsets() -> list[ModelViewSet]:
    return [AbsenceViewSet(), HolidayViewSet()]


class PolicyMenuItem(MenuItem):
    """Shown to those who may change rows of a model."""

    def __init__(self, *args: Any, model: type[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.model = model

    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(self.model).user_has_permission(request.user, "change")


def absences_menu_item() -> MenuItem:
    return PolicyMenuItem("Absences", reverse("absences:index"), icon_name="calendar-alt", order=60, model=Absence)


def holidays_menu_item() -> MenuItem:
    return PolicyMenuItem("Holidays", reverse("holidays:index"), icon_name="calendar", order=70, model=Holiday)
