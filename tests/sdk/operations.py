"""Does all operations of the vendor's SDK, signet-core 1.0.0, against a fresh sandbox.

Usage: operations.py BASE_URL API_KEY API_SECRET CATALOGUE_JSON

Typed answers must parse, what was written must be read again, and refusals must come by name. At its end, every class
and method that the catalogue names must have been called. Prints a line an area; exit code 1 and a sentence otherwise.
"""

import json
import re
import sys
import urllib.request

import signet_core
from signet_core.rest import ApiException

DEVICE = "00000000-0000-4000-8000-00000000aaaa"
PARTNERSHIP = "00000000-0000-4000-8000-000000000004"
NOBODY = "00000000-0000-4000-8000-00000000ffff"
MERCHANT = {"merchantDid": "did:key:zMerchant1", "merchantName": "Example Shop"}
ADDRESS = "2001:db8::17"


def token_of(base: str, key: str, secret: str) -> str:
    request = urllib.request.Request(
        f"{base}/dpop/v1/api/generate-token",
        data=json.dumps({"apiKey": key, "apiSecret": secret}).encode(),
        headers={"Content-Type": "application/json"},
        method="POST",
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)["data"]["credentials"]["accessToken"]


class Sdk:
    """Calls the SDK by class and method, and remembers what was called."""

    def __init__(self, base: str, token: str) -> None:
        self.client = signet_core.ApiClient(signet_core.Configuration(host=base, access_token=token))
        self.called = set()

    def _method(self, name: str, suffix: str = ""):
        self.called.add(name)
        owner, method = name.split(".")
        return getattr(getattr(signet_core, owner)(self.client), method + suffix)

    @staticmethod
    def _model(name: str, body):
        """The body's model has the method's name in Pascal case."""
        method = name.split(".")[1]
        return getattr(signet_core, "".join(part.title() for part in method.split("_")) + "Request").from_dict(body)

    def _arguments(self, name: str, args, body):
        return [*args, *([] if body is None else [self._model(name, body)])]

    def typed(self, name: str, *args, body=None):
        """An answer with a published shape, as the SDK's own type."""
        answer = self._method(name)(*self._arguments(name, args, body))
        if answer is None or answer.success is not True:
            raise AssertionError(f"{name} did not parse")
        return answer.data

    def plain(self, name: str, *args, body=None, **query):
        """An answer whose shape is not published: the SDK gives its bytes alone."""
        method = self._method(name, "_without_preload_content")
        answer = method(*self._arguments(name, args, body), **query)
        envelope = json.loads(answer.data)
        if answer.status not in (200, 201) or envelope["success"] is not True:
            raise AssertionError(f"{name}: {answer.status} {envelope}")
        return envelope.get("data")

    def refused(self, name: str, *args, body=None):
        """Status and body of a refusal."""
        try:
            self._method(name)(*self._arguments(name, args, body))
        except ApiException as refusal:
            return refusal.status, json.loads(refusal.body)
        raise AssertionError(f"{name} was not refused")


def equal(actual, expected, what: str) -> None:
    if actual != expected:
        raise AssertionError(f"{what}: {actual!r} instead of {expected!r}")


def partner(sdk: Sdk) -> str:
    register = "PartnerApi.management_controller_register_client"
    made = sdk.typed(register, body={"name": "Lin Example", "email": "lin@example.test"})
    client = str(made.client_id)
    read = sdk.typed("PartnerApi.management_controller_get_client", client)
    equal((str(read.client_id), read.name, read.status), (client, "Lin Example", "active"), "the client read again")
    page = sdk.typed("PartnerApi.management_controller_all_clients")
    equal(str(page.clients[0].client_id), client, "the newest client of the list")
    equal(page.pagination.total, 31, "the number of clients")

    status, body = sdk.refused(register, body={"name": "Lin Again", "email": "lin@example.test"})
    equal((status, body["error"]), (409, {"code": "CLIENT_EXISTS", "email": "lin@example.test"}), "a duplicate")
    status, body = sdk.refused(register, body={"name": "Lin", "email": "nowhere"})
    equal((status, body["error"]), (400, "email must be an email address"), "a bad address")
    status, _ = sdk.refused("PartnerApi.management_controller_get_client", NOBODY)
    equal(status, 404, "an unknown client")

    update = "PartnerApi.management_controller_update_client"
    equal(sdk.typed(update, body={"clientId": client, "status": "suspended"}).status, "suspended", "the new status")
    remove = "PartnerApi.management_controller_remove_client"
    equal(str(sdk.typed(remove, body={"clientId": client}).client_id), client, "the client removed")
    read = sdk.typed("PartnerApi.management_controller_get_client", client)
    equal(read.status, "deleted", "the status of a removed client")
    sdk.typed(update, body={"clientId": client, "status": "active"})
    return client


def fraud(sdk: Sdk, client: str) -> None:
    reason = {"category": "AUTOMATION_BOT", "severity": "MEDIUM", "note": "300 sign-ups in a minute"}
    named = {"clientId": client}

    sdk.plain("BlacklistApi.blacklist_controller_blacklist_client", body={**named, "reasons": [reason]})
    check = sdk.plain("BlacklistApi.blacklist_controller_check_blacklist", client)
    equal((check["isBlacklisted"], check["reasons"]), (True, [reason]), "the blacklisted client")
    rows = sdk.plain("BlacklistApi.blacklist_controller_get_blacklisted_clients")["items"]
    equal(rows[0]["clientId"], client, "the newest of the blacklist")
    sdk.plain("BlacklistApi.blacklist_controller_remove_blacklist_client", body=named)
    check = sdk.plain("BlacklistApi.blacklist_controller_check_blacklist", client)
    equal(check["isBlacklisted"], False, "the client taken off the blacklist")

    sdk.plain("ReportingApi.reporting_controller_report_client", body={**named, "reasons": [reason]})
    equal(sdk.plain("ReportingApi.reporting_controller_check_client", client)["isFlagged"], True, "the report")
    equal(sdk.plain("ReportingApi.reporting_controller_get_all_reports")["items"][0]["clientId"], client, "reports")
    sdk.plain("ReportingApi.reporting_controller_remove_report", body=named)
    equal(sdk.plain("ReportingApi.reporting_controller_check_client", client)["isFlagged"], False, "no report")

    device = {**named, "deviceId": DEVICE}
    sdk.plain("DeviceApi.device_controller_flag_device", body={**device, "reasons": [reason]})
    equal(sdk.plain("DeviceApi.device_controller_device_check_for_user", DEVICE, client)["isFlagged"], True, "device")
    equal(sdk.plain("DeviceApi.device_controller_get_flagged_devices")["items"][0]["deviceId"], DEVICE, "devices")
    sdk.plain("DeviceApi.device_controller_unflag_device", body=device)
    equal(sdk.refused("DeviceApi.device_controller_unflag_device", body=device)[0], 404, "a flag taken off twice")

    address = {**named, "ip": ADDRESS}
    tor = {"category": "TOR_EXIT", "severity": "CRITICAL"}
    sdk.plain("IpApi.ip_controller_flag_ip", body={**address, "reasons": [tor]})
    equal(sdk.plain("IpApi.ip_controller_ip_check_for_client", ADDRESS, client)["isFlagged"], True, "the address")
    equal(sdk.plain("IpApi.ip_controller_get_flagged_ips")["items"][0]["ip"], ADDRESS, "addresses")
    sdk.plain("IpApi.ip_controller_unflag_ip", body=address)
    equal(sdk.plain("IpApi.ip_controller_ip_check_for_client", ADDRESS, client)["isFlagged"], False, "no address")

    place = {**named, "expectedCountry": "Germany", "expectedCity": "Berlin"}
    for ip, verified in (("192.0.2.17", True), ("203.0.113.1", False)):
        answer = sdk.plain("GeoApi.geo_controller_geo_verify", body={**place, "ipAddress": ip})
        equal(answer["verified"], verified, f"the place of {ip}")
    for name in ("get_failed_verifications", "get_successful_verifications"):
        equal(len(sdk.plain(f"GeoApi.geo_controller_{name}", client)["items"]), 1, name)

    status, body = sdk.refused(
        "CommsApi.comms_controller_check_client_status", body={"organizationId": NOBODY, "clientId": client}
    )
    equal((status, body["errors"]["authorization"]["code"]), (403, "forbidden"), "the check between services")


def credentials(sdk: Sdk, client: str) -> None:
    who = {"clientId": client, "partnershipId": PARTNERSHIP}
    enrol = "EnrollmentApi.enrollment_controller_enroll_user"
    person = {**who, "name": "Lin Example", "email": "lin@example.test"}
    did = sdk.typed(enrol, body=person).user_did
    if not re.match(r"did:key:z6Mk", did):
        raise AssertionError("the DID has not the form of an Ed25519 key")
    equal(sdk.typed(enrol, body=person).user_did, did, "the DID of a second enrolment")
    status, body = sdk.refused(enrol, body={**person, "name": "Somebody Else"})
    equal((status, body["errors"]["name"]["code"]), (400, "mismatch"), "another's name")

    head = {**who, **MERCHANT, "currency": "EUR"}
    chain = {**head, "transactionId": "sdk-intent", "payerEmail": "lin@example.test"}
    items = [{"id": "t-1", "name": "Ticket", "quantity": 2, "price": 24.95}]
    sdk.plain("MandateApi.mandate_controller_create_intent_mandate", body={**head, "intentId": "sdk-intent", "amount": 49.9})
    cart = sdk.typed(
        "MandateApi.mandate_controller_create_cart_mandate",
        body={**chain, "cartId": "sdk-cart", "items": items, "totalAmount": 49.9},
    )
    equal((cart.id, cart.kind, cart.status), ("sdk-cart", "CART", "active"), "the cart")
    payment = {
        "paymentMandateId": "sdk-payment",
        "userDid": did,
        "agentDid": "did:key:zAgent1",
        "amount": 49.9,
        "scope": "single",
    }
    sdk.plain("MandateApi.mandate_controller_create_payment_mandate", body={**chain, **payment})
    authorization = {"authorizedAt": "2030-01-01T00:00:00.000Z", "authorizedBy": did, "signature": "c2ln"}
    signed = {
        **who,
        "signedPaymentId": "sdk-signed",
        "paymentMandateId": "sdk-payment",
        "transactionId": "sdk-intent",
        "signature": "c2ln",
        "signedBy": did,
        "userAuthorization": authorization,
    }
    sdk.plain("MandateApi.mandate_controller_create_signed_payment_mandate", body=signed)
    found = sdk.plain("MandateApi.mandate_controller_get_mandate", transaction_id="sdk-intent")["items"]
    equal([row["id"] for row in found], ["sdk-signed", "sdk-payment", "sdk-cart", "sdk-intent"], "the chain")
    own = sdk.plain("MandateApi.mandate_controller_get_mandate_by_client_id", client)
    equal(len(own), 4, "the mandates of the client")


def main() -> None:
    base, key, secret, catalogue = sys.argv[1:]
    sdk = Sdk(base, token_of(base, key, secret))
    client = partner(sdk)
    print("partner: typed answers, state, a duplicate and a bad address by name")
    fraud(sdk, client)
    print("fraud: lists, flags, reports, verifications; the service key is wanted")
    credentials(sdk, client)
    print("credentials: enrolment and the chain of mandates")
    with open(catalogue, encoding="utf-8") as file:
        known = {operation["sdk"] for operation in json.load(file)["operations"] if operation.get("sdk")}
    equal(sorted(sdk.called), sorted(known), "the operations called")
    print(f"all {len(known)} operations of signet-core {signet_core.__version__}")


if __name__ == "__main__":
    try:
        main()
    except (AssertionError, ApiException) as wrong:
        sys.exit(f"The SDK and the sandbox disagree: {wrong}")
