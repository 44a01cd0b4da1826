import { doubleQuoted as quoted, type ReceiverInput, sampleParts } from './receiver-input';

/** A receiver for Go, without dependencies. */
export function goReceiver({ key, sample }: ReceiverInput): string {
  const { id, timestamp, signature, body } = sampleParts(sample);
  return `// Receives webhooks and verifies both of their signatures.
//
//	go run receiver.go         checks the signed sample below
//	go run receiver.go 8080    receives webhooks on this port
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

const maxAge = 5 * time.Minute

// In production keep the key out of the code: set WEBHOOK_SIGNING_KEY.
func signingKey() []byte {
	if key := os.Getenv("WEBHOOK_SIGNING_KEY"); key != "" {
		return []byte(key)
	}
	return []byte(${quoted(key)})
}

func sum(content string) []byte {
	mac := hmac.New(sha256.New, signingKey())
	mac.Write([]byte(content))
	return mac.Sum(nil)
}

func isSame(given, expected string) bool {
	return hmac.Equal([]byte(given), []byte(expected))
}

func isFresh(timestamp string, now time.Time) bool {
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	return err == nil && now.Sub(time.Unix(seconds, 0)).Abs() <= maxAge
}

type webhook struct {
	Signature struct {
		Timestamp       string \`json:"timestamp"\`
		Token           string \`json:"token"\`
		Signature       string \`json:"signature"\`
		ParentSignature string \`json:"parent-signature"\`
	} \`json:"signature"\`
	EventData struct {
		Event string \`json:"event"\`
	} \`json:"event-data"\`
}

// verifyMailgun checks Mailgun's scheme: in the body, over timestamp and token. The rest of the body is not covered.
func verifyMailgun(body string, now time.Time) bool {
	var hook webhook
	if json.Unmarshal([]byte(body), &hook) != nil {
		return false
	}
	signed := hook.Signature
	expected := hex.EncodeToString(sum(signed.Timestamp + signed.Token))
	// Events of a subaccount carry the primary account's signature as parent-signature.
	fits := isSame(signed.Signature, expected) || isSame(signed.ParentSignature, expected)
	return fits && isFresh(signed.Timestamp, now)
}

// verifyStandardWebhooks checks the headers, which cover the whole body. body must be the text exactly as it came.
func verifyStandardWebhooks(headers http.Header, body string, now time.Time) bool {
	timestamp := headers.Get("webhook-timestamp")
	content := headers.Get("webhook-id") + "." + timestamp + "." + body
	expected := "v1," + base64.StdEncoding.EncodeToString(sum(content))
	// Several signatures, separated by spaces: one of them must fit.
	for _, given := range strings.Split(headers.Get("webhook-signature"), " ") {
		if isSame(given, expected) {
			return isFresh(timestamp, now)
		}
	}
	return false
}

func receive(response http.ResponseWriter, request *http.Request) {
	raw, err := io.ReadAll(request.Body)
	body, now := string(raw), time.Now()
	if err != nil || !verifyStandardWebhooks(request.Header, body, now) || !verifyMailgun(body, now) {
		// 401 has it sent again later, so that a wrong key here loses nothing; 406 would refuse it for good.
		response.WriteHeader(http.StatusUnauthorized)
		return
	}
	var hook webhook
	_ = json.Unmarshal(raw, &hook)
	fmt.Println(hook.EventData.Event)
	response.WriteHeader(http.StatusOK)
}

// A real request of your account, signed with the key above.
var sampleHeaders = map[string]string{
	"webhook-id":        ${quoted(id)},
	"webhook-timestamp": ${quoted(timestamp)},
	"webhook-signature": ${quoted(signature)},
}

const sampleBody = ${quoted(body)}

func word(valid bool) string {
	if valid {
		return "valid"
	}
	return "INVALID"
}

func main() {
	if len(os.Args) > 1 {
		address := "127.0.0.1:" + os.Args[1]
		fmt.Println("Receiving on http://" + address + "/")
		fmt.Println(http.ListenAndServe(address, http.HandlerFunc(receive)))
		os.Exit(1)
	}
	if sampleBody == "" {
		fmt.Println("Reveal the signing key to have a signed sample here.")
		return
	}
	headers := http.Header{}
	for name, value := range sampleHeaders {
		headers.Set(name, value)
	}
	// The sample grows older while you read this: its own time is taken for now.
	seconds, _ := strconv.ParseInt(headers.Get("webhook-timestamp"), 10, 64)
	then := time.Unix(seconds, 0)
	mailgun, standard := verifyMailgun(sampleBody, then), verifyStandardWebhooks(headers, sampleBody, then)
	fmt.Println("Mailgun signature:", word(mailgun))
	fmt.Println("Standard Webhooks:", word(standard))
	if !mailgun || !standard {
		os.Exit(1)
	}
}
`;
}
