"""The blueprint that the routes hang on."""

from flask import Blueprint

blueprint = Blueprint("calibration", __name__, url_prefix="/calibrations", template_folder="../templates")
