"""What comes in from the pages of sampling."""

from qa_app.sampling.forms.plan import Offer, PlanForm, plan_form
from qa_app.sampling.forms.queue import CAUSES, DrawForm, ReplaceForm

__all__ = ["CAUSES", "DrawForm", "Offer", "PlanForm", "ReplaceForm", "plan_form"]
