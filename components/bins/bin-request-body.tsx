'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Alert } from '@/components/ui/states/alert';
import { fileSize } from '@/lib/client/file-size';
import { prettyJson } from '@/lib/client/pretty-json';
import type { BinRequestDetail } from '@/lib/schemas/bins';

/** The body as text and nothing else, with indentation where it is JSON, or as it came. */
export function BinRequestBody({ request }: { request: BinRequestDetail }) {
  const { body, bodyEncoding, bodyBytes, bodyCut } = request;
  const [raw, setRaw] = useState(false);
  const pretty = bodyEncoding === 'utf8' ? prettyJson(body) : body;
  const differs = pretty !== body;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold">Body</h3>
        {differs && (
          <Button size="sm" aria-pressed={raw} onClick={() => setRaw(!raw)}>
            Raw
          </Button>
        )}
      </div>
      {bodyCut && (
        <Alert tone="warning">
          Only the first 256 KiB of {fileSize(bodyBytes)} were kept. The signatures were checked over all of it.
        </Alert>
      )}
      {bodyEncoding === 'base64' && (
        <p className="text-sm text-ink-2">These bytes are no text; here they are in base64.</p>
      )}
      {body === '' ? (
        <p className="text-ink-2">There was none.</p>
      ) : (
        <CodeBlock label="Body" text={raw ? body : pretty} copyText={body} />
      )}
    </div>
  );
}
