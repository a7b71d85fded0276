"""The figures: agreement between reviewers, the machine beside them, each table as CSV."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from qa_app.calibration import exports, service
from qa_app.calibration.forms import FiguresForm
from qa_app.calibration.pages import figures_page, machine_page
from qa_app.calibration.routes.plan import blueprint
from qa_app.calibration.service import Board, MachineBoard
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Permission
from qa_app.ui.rendering import render


@blueprint.get("/figures")
@requires(Permission.TAKE_PART_IN_CALIBRATION)
def figures() -> ResponseReturnValue:
    """Agreement between reviewers."""
    form = _asked()
    return render(figures_page(form, _board(form)))


@blueprint.get("/figures/<name>.csv")
@requires(Permission.TAKE_PART_IN_CALIBRATION)
def export_figures(name: str) -> ResponseReturnValue:
    """One table of it."""
    try:
        return _csv(name, exports.figures(_board(_asked()), name))
    except KeyError:
        raise NotFoundError from None


@blueprint.get("/machine")
@requires(Permission.TAKE_PART_IN_CALIBRATION)
def machine() -> ResponseReturnValue:
    """Where suggestions can be trusted."""
    form = _asked()
    return render(machine_page(form, _machine(form)))


@blueprint.get("/machine/<name>.csv")
@requires(Permission.TAKE_PART_IN_CALIBRATION)
def export_machine(name: str) -> ResponseReturnValue:
    """One table of it."""
    try:
        return _csv(name, exports.machine(_machine(_asked()), name))
    except KeyError:
        raise NotFoundError from None


def _asked() -> FiguresForm:
    return FiguresForm(request.args).offer(service.versions(at=clock.now()))


def _board(form: FiguresForm) -> Board:
    return service.board(form.rubric.data, int(form.weeks.data), viewer=viewer(), at=clock.now())


def _machine(form: FiguresForm) -> MachineBoard:
    return service.machine_board(form.rubric.data, int(form.weeks.data), viewer=viewer(), at=clock.now())


def _csv(name: str, text: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="pilastri-{name}.csv"'}
    return Response(text, mimetype="text/csv", headers=headers)
