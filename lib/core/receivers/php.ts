import { singleQuoted as quoted, type ReceiverInput, sampleParts } from './receiver-input';

/** A receiver for PHP 8, without dependencies. */
export function phpReceiver({ key, sample }: ReceiverInput): string {
  const { id, timestamp, signature, body } = sampleParts(sample);
  return `<?php
// Receives webhooks and verifies both of their signatures.
//   php receiver.php                        checks the signed sample below
//   php -S 127.0.0.1:8080 receiver.php      receives webhooks on this port
declare(strict_types=1);

// In production keep the key out of the code: set WEBHOOK_SIGNING_KEY.
define('SIGNING_KEY', getenv('WEBHOOK_SIGNING_KEY') ?: ${quoted(key)});
const MAX_AGE_SECONDS = 300;

function isFresh(string $timestamp, int $now): bool
{
    return abs($now - (int) $timestamp) <= MAX_AGE_SECONDS;
}

/** Mailgun's scheme: in the body, over timestamp and token. The rest of the body is not covered. */
function verifyMailgun(string $body, ?int $now = null): bool
{
    $signed = json_decode($body, true)['signature'] ?? [];
    $timestamp = (string) ($signed['timestamp'] ?? '');
    $expected = hash_hmac('sha256', $timestamp . ($signed['token'] ?? ''), SIGNING_KEY);
    // Events of a subaccount carry the primary account's signature as parent-signature.
    $fits = hash_equals($expected, (string) ($signed['signature'] ?? ''))
        || hash_equals($expected, (string) ($signed['parent-signature'] ?? ''));
    return $fits && isFresh($timestamp, $now ?? time());
}

/** Standard Webhooks: in the headers, over the whole body. $body must be the text exactly as it came. */
function verifyStandardWebhooks(array $headers, string $body, ?int $now = null): bool
{
    $timestamp = (string) ($headers['webhook-timestamp'] ?? '');
    $content = ($headers['webhook-id'] ?? '') . '.' . $timestamp . '.' . $body;
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', $content, SIGNING_KEY, true));
    // Several signatures, separated by spaces: one of them must fit.
    foreach (explode(' ', (string) ($headers['webhook-signature'] ?? '')) as $given) {
        if (hash_equals($expected, $given)) {
            return isFresh($timestamp, $now ?? time());
        }
    }
    return false;
}

// A real request of your account, signed with the key above.
const SAMPLE_HEADERS = [
    'webhook-id' => ${quoted(id)},
    'webhook-timestamp' => ${quoted(timestamp)},
    'webhook-signature' => ${quoted(signature)},
];
const SAMPLE_BODY = ${quoted(body)};

if (PHP_SAPI !== 'cli') {
    $body = file_get_contents('php://input');
    $headers = [
        'webhook-id' => $_SERVER['HTTP_WEBHOOK_ID'] ?? '',
        'webhook-timestamp' => $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '',
        'webhook-signature' => $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '',
    ];
    $valid = verifyStandardWebhooks($headers, $body) && verifyMailgun($body);
    if ($valid) {
        error_log((string) json_decode($body, true)['event-data']['event']);
    }
    // 200 takes it. 401 has it sent again later, so that a wrong key here loses nothing; 406 would refuse it for good.
    http_response_code($valid ? 200 : 401);
} elseif (SAMPLE_BODY === '') {
    echo "Reveal the signing key to have a signed sample here.\\n";
} else {
    // The sample grows older while you read this: its own time is taken for now.
    $then = (int) SAMPLE_HEADERS['webhook-timestamp'];
    $mailgun = verifyMailgun(SAMPLE_BODY, $then);
    $standard = verifyStandardWebhooks(SAMPLE_HEADERS, SAMPLE_BODY, $then);
    echo 'Mailgun signature: ', $mailgun ? 'valid' : 'INVALID', "\\n";
    echo 'Standard Webhooks: ', $standard ? 'valid' : 'INVALID', "\\n";
    exit($mailgun && $standard ? 0 : 1);
}
`;
}
