"""Makes the roles, the stages with their seats, and the workflow: on every deploy, and safe to repeat."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from .models import ReviewSeat, ReviewStage
from .roles import install_roles
from .seat_file import StageSpec, stage_specs

WORKFLOW = "Review"
# Wagtail makes these for itself; an earlier version called them after its publishers.
FORMER_WORKFLOWS = ("Moderators approval", "publishers")
FORMER_TASKS = ("Moderators approval", "Publishers")


@transaction.atomic
def install_reviews(*, home: Page) -> Workflow:
    """Create or update everything that a review needs, and attach it to ``home`` and all below.

    Stages are matched by name and seats by code, so wording and order follow ``seats.yaml`` while sign-offs stay.
    A seat that the file no longer has stays in the record, and is asked for no more.
    """
    install_roles(home=home)
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW, defaults={"active": True})
    for position, spec in enumerate(stage_specs()):
        stage = _stage(spec)
        WorkflowTask.objects.update_or_create(workflow=workflow, task=stage, defaults={"sort_order": position})
    _retire_former_workflows()
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    return workflow


def _stage(spec: StageSpec) -> ReviewStage:
    stage, _ = ReviewStage.objects.update_or_create(name=spec.name, defaults={"active": True})
    for seat in spec.seats:
        ReviewSeat.objects.update_or_create(
            code=seat.code,
            defaults=seat.model_dump(mode="json", exclude={"code", "group"})
            | {"stage": stage, "group": Group.objects.get(name=seat.group), "position": _position(seat.code)},
        )
    return stage


def _position(code: str) -> int:
    return [seat.code for stage in stage_specs() for seat in stage.seats].index(code)


def _retire_former_workflows() -> None:
    for workflow in Workflow.objects.filter(name__in=FORMER_WORKFLOWS, active=True):
        workflow.deactivate()
    for task in Task.objects.filter(name__in=FORMER_TASKS, active=True):
        task.specific.deactivate()
