"""Each port of the store serves one fault; the server writes its name into the request's environment."""

from tests.stores.oscar.pixel.faults import FAULTS


def planted_fault(get_response):
    def respond(request):
        request.fault = FAULTS[request.environ.get("store.fault", "healthy")]
        response = get_response(request)
        for name, value in request.fault.headers:
            response[name] = value
        return response

    return respond
