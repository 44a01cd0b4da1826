import { doubleQuoted as quoted, type ReceiverInput, sampleParts } from './receiver-input';

/** A receiver for Python 3, without dependencies. */
export function pythonReceiver({ key, sample }: ReceiverInput): string {
  const { id, timestamp, signature, body } = sampleParts(sample);
  return `# Receives webhooks and verifies both of their signatures.
#   python3 receiver.py         checks the signed sample below
#   python3 receiver.py 8080    receives webhooks on this port
import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# In production keep the key out of the code: set WEBHOOK_SIGNING_KEY.
SIGNING_KEY = os.environ.get("WEBHOOK_SIGNING_KEY", ${quoted(key)}).encode()
MAX_AGE_SECONDS = 300


def is_same(given, expected):
    return hmac.compare_digest(str(given).encode(), expected.encode())


def is_fresh(timestamp, now):
    return abs(now - int(timestamp)) <= MAX_AGE_SECONDS


def verify_mailgun(body, now=None):
    """Mailgun's scheme: in the body, over timestamp and token. The rest of the body is not covered."""
    signed = json.loads(body)["signature"]
    content = f"{signed['timestamp']}{signed['token']}".encode()
    expected = hmac.new(SIGNING_KEY, content, hashlib.sha256).hexdigest()
    # Events of a subaccount carry the primary account's signature as parent-signature.
    given = [signed.get("signature"), signed.get("parent-signature")]
    fits = any(is_same(each, expected) for each in given)
    return fits and is_fresh(signed["timestamp"], time.time() if now is None else now)


def verify_standard_webhooks(headers, body, now=None):
    """Standard Webhooks: in the headers, over the whole body. \`body\` must be the bytes exactly as they came."""
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.new(SIGNING_KEY, content, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(digest).decode()
    # Several signatures, separated by spaces: one of them must fit.
    fits = any(is_same(each, expected) for each in headers["webhook-signature"].split(" "))
    return fits and is_fresh(headers["webhook-timestamp"], time.time() if now is None else now)


def is_valid(headers, body):
    try:
        return verify_standard_webhooks(headers, body) and verify_mailgun(body)
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        valid = is_valid(self.headers, body)
        if valid:
            print(json.loads(body)["event-data"]["event"], flush=True)
        # 200 takes it. 401 has it sent again later, so that a wrong key here loses nothing;
        # 406 would refuse it for good.
        self.send_response(200 if valid else 401)
        self.send_header("content-length", "0")
        self.end_headers()


# A real request of your account, signed with the key above.
SAMPLE_HEADERS = {
    "webhook-id": ${quoted(id)},
    "webhook-timestamp": ${quoted(timestamp)},
    "webhook-signature": ${quoted(signature)},
}
SAMPLE_BODY = ${quoted(body)}.encode()

if __name__ == "__main__":
    if len(sys.argv) > 1:
        port = int(sys.argv[1])
        print(f"Receiving on http://127.0.0.1:{port}/", flush=True)
        ThreadingHTTPServer(("127.0.0.1", port), Receiver).serve_forever()
    elif not SAMPLE_BODY:
        print("Reveal the signing key to have a signed sample here.")
    else:
        # The sample grows older while you read this: its own time is taken for now.
        then = int(SAMPLE_HEADERS["webhook-timestamp"])
        mailgun = verify_mailgun(SAMPLE_BODY, then)
        standard = verify_standard_webhooks(SAMPLE_HEADERS, SAMPLE_BODY, then)
        print("Mailgun signature:", "valid" if mailgun else "INVALID")
        print("Standard Webhooks:", "valid" if standard else "INVALID")
        sys.exit(0 if mailgun and standard else 1)
`;
}
