"""An editor, a lead editor who makes the final check, and one plain page, for tests of the doors to review."""

from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowState

from home.models import StandardPage
from reviews.models import Decision, ReviewRound

from ..site import SmallSite
from .makers import install_reviews, person, sign
from .posting import typed

UNSAFE = "<p>He committed suicide.</p>"
SAFE = "<p>He died by suicide.</p>"


class Desk:
    """An editor, a lead editor who makes the final check, and one plain page, which asks for nobody else."""

    def __init__(self, client):
        self.client = client
        self.site = SmallSite()
        self.home = self.site.home
        install_reviews(self.home)
        self.editor = person("Editors")
        self.lead = person("Lead editors")
        self.workflow = Workflow.objects.get(name="Review")

    def page(self, body):
        page = self.home.add_child(instance=StandardPage(title="A plain page", slug="plain", body=body, live=False))
        page.save_revision(user=self.editor)
        return page

    def in_review(self, body=SAFE):
        page = self.page(body)
        self.workflow.start(page, self.editor)
        return page

    def send_back(self, page):
        """Somebody at the final check asks for changes."""
        return sign(ReviewRound.objects.get(page=page), "final", decision=Decision.REQUEST_CHANGES)

    def edit(self, user, page, **changes):
        """Post the page's form as it stands with ``changes``; a body is given as rich text."""
        self.client.force_login(user)
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        data = typed(self.client.get(address), page, **{"body": as_rich_text(page.body)} | changes)
        return self.client.post(address, data)


def as_rich_text(html):
    return StandardPage.get_edit_handler().get_form_class()().fields["body"].widget.format_value(html)


def is_in_review(page):
    return WorkflowState.objects.filter(object_id=page.pk, status=WorkflowState.STATUS_IN_PROGRESS).exists()


def steps():
    return TaskState.objects.count()


def new_page(desk, body, **buttons):
    desk.client.force_login(desk.editor)
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", desk.home.pk])
    blank = StandardPage()
    data = typed(
        desk.client.get(address), blank, title="A plain page", slug="plain", body=as_rich_text(body), **buttons
    )
    return desk.client.post(address, data)
