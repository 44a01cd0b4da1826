import { singleQuoted as quoted, type ReceiverInput, sampleParts } from './receiver-input';

/** A receiver for Ruby: a Rack application, without dependencies beyond a server to run it. */
export function rubyReceiver({ key, sample }: ReceiverInput): string {
  const { id, timestamp, signature, body } = sampleParts(sample);
  return `# Receives webhooks and verifies both of their signatures.
#   ruby receiver.rb            checks the signed sample below
#   puma -p 8080 config.ru      receives webhooks on this port; config.ru: require './receiver'; run Receiver
require 'json'
require 'openssl'

# In production keep the key out of the code: set WEBHOOK_SIGNING_KEY.
SIGNING_KEY = ENV.fetch('WEBHOOK_SIGNING_KEY', ${quoted(key)})
MAX_AGE_SECONDS = 300

def same?(given, expected)
  OpenSSL.secure_compare(given.to_s, expected)
end

def fresh?(timestamp, now)
  (now.to_i - Integer(timestamp, 10)).abs <= MAX_AGE_SECONDS
end

# Mailgun's scheme: in the body, over timestamp and token. The rest of the body is not covered.
def verify_mailgun(body, now = Time.now)
  signed = JSON.parse(body).fetch('signature')
  expected = OpenSSL::HMAC.hexdigest('SHA256', SIGNING_KEY, "#{signed['timestamp']}#{signed['token']}")
  # Events of a subaccount carry the primary account's signature as parent-signature.
  fits = [signed['signature'], signed['parent-signature']].any? { |given| same?(given, expected) }
  fits && fresh?(signed['timestamp'], now)
end

# Standard Webhooks: in the headers, over the whole body. body must be the text exactly as it came.
def verify_standard_webhooks(headers, body, now = Time.now)
  content = "#{headers['webhook-id']}.#{headers['webhook-timestamp']}.#{body}"
  expected = "v1,#{[OpenSSL::HMAC.digest('SHA256', SIGNING_KEY, content)].pack('m0')}"
  # Several signatures, separated by spaces: one of them must fit.
  fits = headers['webhook-signature'].to_s.split.any? { |given| same?(given, expected) }
  fits && fresh?(headers['webhook-timestamp'], now)
end

# A Rack application: for puma and the like, or mounted in a Rails application's routes.
Receiver = lambda do |env|
  body = env['rack.input'].read.force_encoding('UTF-8')
  headers = %w[id timestamp signature].to_h { |name| ["webhook-#{name}", env["HTTP_WEBHOOK_#{name.upcase}"]] }
  valid =
    begin
      verify_standard_webhooks(headers, body) && verify_mailgun(body)
    rescue JSON::ParserError, KeyError, ArgumentError, TypeError
      false
    end
  puts JSON.parse(body).dig('event-data', 'event') if valid
  # 200 takes it. 401 has it sent again later, so that a wrong key here loses nothing; 406 would refuse it for good.
  [valid ? 200 : 401, { 'content-length' => '0' }, []]
end

# A real request of your account, signed with the key above.
SAMPLE_HEADERS = {
  'webhook-id' => ${quoted(id)},
  'webhook-timestamp' => ${quoted(timestamp)},
  'webhook-signature' => ${quoted(signature)}
}.freeze
SAMPLE_BODY = ${quoted(body)}.freeze

if $PROGRAM_NAME == __FILE__
  if SAMPLE_BODY.empty?
    puts 'Reveal the signing key to have a signed sample here.'
  else
    # The sample grows older while you read this: its own time is taken for now.
    now = Time.at(Integer(SAMPLE_HEADERS['webhook-timestamp'], 10))
    results = [verify_mailgun(SAMPLE_BODY, now), verify_standard_webhooks(SAMPLE_HEADERS, SAMPLE_BODY, now)]
    puts "Mailgun signature: #{results[0] ? 'valid' : 'INVALID'}"
    puts "Standard Webhooks: #{results[1] ? 'valid' : 'INVALID'}"
    exit(results.all?)
  end
end
`;
}
