"""The catalogue, in the order of its codes. Codes and names are permanent: none is ever renumbered."""

from typing import Any

from auditor.check.rule import Rule
from auditor.check.rules.add_to_cart_missing import add_to_cart_missing
from auditor.check.rules.automatic_matching_off import automatic_matching_off
from auditor.check.rules.bad_hash import bad_hash
from auditor.check.rules.base_code_missing import base_code_missing
from auditor.check.rules.base_code_not_in_head import base_code_not_in_head
from auditor.check.rules.click_id_lost import click_id_lost
from auditor.check.rules.click_id_lost_on_landing import click_id_lost_on_landing
from auditor.check.rules.content_id_changes_along_funnel import content_id_changes_along_funnel
from auditor.check.rules.content_id_differs_from_page import content_id_differs_from_page
from auditor.check.rules.content_id_empty import content_id_empty
from auditor.check.rules.content_id_missing import content_id_missing
from auditor.check.rules.content_type_invalid import content_type_invalid
from auditor.check.rules.content_type_missing import content_type_missing
from auditor.check.rules.contents_incomplete import contents_incomplete
from auditor.check.rules.contents_malformed import contents_malformed
from auditor.check.rules.currency_differs_from_page import currency_differs_from_page
from auditor.check.rules.currency_invalid import currency_invalid
from auditor.check.rules.currency_missing import currency_missing
from auditor.check.rules.currency_not_switched import currency_not_switched
from auditor.check.rules.deprecated_event_name import deprecated_event_name
from auditor.check.rules.duplicate_base_code import duplicate_base_code
from auditor.check.rules.duplicate_event import duplicate_event
from auditor.check.rules.environments_mixed import environments_mixed
from auditor.check.rules.event_before_base_code import event_before_base_code
from auditor.check.rules.event_called_but_not_sent import event_called_but_not_sent
from auditor.check.rules.event_id_missing import event_id_missing
from auditor.check.rules.event_id_reused import event_id_reused
from auditor.check.rules.event_lost_on_navigation import event_lost_on_navigation
from auditor.check.rules.event_on_error_page import event_on_error_page
from auditor.check.rules.event_on_failed_action import event_on_failed_action
from auditor.check.rules.event_on_wrong_page import event_on_wrong_page
from auditor.check.rules.fires_after_rejection import fires_after_rejection
from auditor.check.rules.fires_before_consent import fires_before_consent
from auditor.check.rules.fires_only_after_interaction import fires_only_after_interaction
from auditor.check.rules.first_party_cookie_missing import first_party_cookie_missing
from auditor.check.rules.identify_too_late import identify_too_late
from auditor.check.rules.identity_rejected_by_tiktok import identity_rejected_by_tiktok
from auditor.check.rules.identity_without_visitor import identity_without_visitor
from auditor.check.rules.initiate_checkout_missing import initiate_checkout_missing
from auditor.check.rules.invalid_event_name import invalid_event_name
from auditor.check.rules.invalid_pixel_id import invalid_pixel_id
from auditor.check.rules.legacy_loader import legacy_loader
from auditor.check.rules.limited_data_use_always import limited_data_use_always
from auditor.check.rules.matching_absent_on_purchase import matching_absent_on_purchase
from auditor.check.rules.misspelled_event_name import misspelled_event_name
from auditor.check.rules.mixed_event_names import mixed_event_names
from auditor.check.rules.pageview_missing import pageview_missing
from auditor.check.rules.pageview_tracked_by_hand import pageview_tracked_by_hand
from auditor.check.rules.parameter_wrong_type import parameter_wrong_type
from auditor.check.rules.pixel_id_differs_between_pages import pixel_id_differs_between_pages
from auditor.check.rules.pixel_in_frame import pixel_in_frame
from auditor.check.rules.plain_personal_data import plain_personal_data
from auditor.check.rules.purchase_before_payment import purchase_before_payment
from auditor.check.rules.purchase_fires_again import purchase_fires_again
from auditor.check.rules.purchase_missing import purchase_missing
from auditor.check.rules.quantity_or_price_invalid import quantity_or_price_invalid
from auditor.check.rules.recommended_parameter_missing import recommended_parameter_missing
from auditor.check.rules.route_change_without_pageview import route_change_without_pageview
from auditor.check.rules.sdk_blocked import sdk_blocked
from auditor.check.rules.sdk_late import sdk_late
from auditor.check.rules.sdk_not_started import sdk_not_started
from auditor.check.rules.second_path_missing import second_path_missing
from auditor.check.rules.silent_after_consent import silent_after_consent
from auditor.check.rules.two_installers import two_installers
from auditor.check.rules.unexpected_pixel_id import unexpected_pixel_id
from auditor.check.rules.unknown_parameter import unknown_parameter
from auditor.check.rules.value_basis_mixed import value_basis_mixed
from auditor.check.rules.value_changes_along_funnel import value_changes_along_funnel
from auditor.check.rules.value_differs_from_page import value_differs_from_page
from auditor.check.rules.value_invalid import value_invalid
from auditor.check.rules.value_is_unit_price import value_is_unit_price
from auditor.check.rules.value_missing import value_missing
from auditor.check.rules.value_not_sum_of_contents import value_not_sum_of_contents
from auditor.check.rules.value_zero import value_zero
from auditor.check.rules.variant_not_followed import variant_not_followed
from auditor.check.rules.view_content_missing import view_content_missing
from auditor.check.rules.visitor_id_changes import visitor_id_changes

RULES: tuple[Rule[Any], ...] = (
    base_code_missing,
    base_code_not_in_head,
    duplicate_base_code,
    invalid_pixel_id,
    unexpected_pixel_id,
    pixel_id_differs_between_pages,
    sdk_blocked,
    sdk_not_started,
    pageview_missing,
    event_before_base_code,
    fires_only_after_interaction,
    legacy_loader,
    route_change_without_pageview,
    two_installers,
    sdk_late,
    pixel_in_frame,
    environments_mixed,
    view_content_missing,
    add_to_cart_missing,
    initiate_checkout_missing,
    purchase_missing,
    misspelled_event_name,
    invalid_event_name,
    duplicate_event,
    purchase_fires_again,
    event_on_wrong_page,
    event_called_but_not_sent,
    event_lost_on_navigation,
    deprecated_event_name,
    mixed_event_names,
    pageview_tracked_by_hand,
    event_on_failed_action,
    purchase_before_payment,
    event_on_error_page,
    second_path_missing,
    content_id_missing,
    content_id_empty,
    content_type_missing,
    content_type_invalid,
    value_missing,
    value_invalid,
    value_zero,
    currency_missing,
    currency_invalid,
    contents_malformed,
    value_not_sum_of_contents,
    parameter_wrong_type,
    recommended_parameter_missing,
    unknown_parameter,
    quantity_or_price_invalid,
    contents_incomplete,
    value_is_unit_price,
    value_differs_from_page,
    currency_differs_from_page,
    content_id_differs_from_page,
    content_id_changes_along_funnel,
    value_changes_along_funnel,
    variant_not_followed,
    currency_not_switched,
    value_basis_mixed,
    plain_personal_data,
    bad_hash,
    matching_absent_on_purchase,
    identity_rejected_by_tiktok,
    fires_before_consent,
    fires_after_rejection,
    silent_after_consent,
    first_party_cookie_missing,
    click_id_lost,
    click_id_lost_on_landing,
    visitor_id_changes,
    identity_without_visitor,
    identify_too_late,
    limited_data_use_always,
    automatic_matching_off,
    event_id_missing,
    event_id_reused,
)
