from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .permissions import ReadOnlyPolicy
from .viewsets import READ_ONLY_MODELS, ReferenceGroup

# Before anything asks for a policy: Wagtail refuses to replace one that it has handed out.
for model in READ_ONLY_MODELS:
    register_permission_policy(model, ReadOnlyPolicy(model))

register_snippet(ReferenceGroup)
