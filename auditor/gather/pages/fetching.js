/** A text of the shop's own host, fetched as the page would; null where it is not to be had. */
async ({ url, limit, seconds }) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  try {
    const response = await fetch(url, { signal: stop.signal, credentials: "same-origin" });
    if (!response.ok || !response.body) return null;
    const packed = /\.gz($|\?)/.test(url) && !/gzip/.test(response.headers.get("content-encoding") || "");
    const body = packed ? response.body.pipeThrough(new DecompressionStream("gzip")) : response.body;
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (text.length < limit) {
      const { done, value } = await reader.read();
      if (done) break;
      text += value;
    }
    stop.abort();
    return text.slice(0, limit);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
