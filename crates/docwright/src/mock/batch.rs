//! `POST /$batch`: up to twenty requests in one, each answered as if alone.

use std::collections::BTreeMap;

use crate::mock::Service;
use crate::mock::message::{Call, Context, Fault, Request, Response};
use crate::mock::rules::Rule;
use crate::text::json::strict::Value;

/// More requests are refused by services that have batches.
const LIMIT: usize = 20;

/// A request of a batch.
struct Part {
    id: String,
    after: Vec<String>,
    request: Request,
}

impl Service {
    /// Answers the requests of a batch, each after those that it waits for.
    pub(crate) fn batch(&self, request: &Request, context: Context<'_>) -> Result<Response, Fault> {
        let parts = self.parts(request)?;
        let mut answers: BTreeMap<&str, Value> = BTreeMap::new();
        let mut failed: Vec<&str> = Vec::new();
        let mut calls: Vec<Call> = Vec::new();
        while answers.len() < parts.len() {
            let ready = |it: &&Part| {
                let done = |id: &String| answers.contains_key(id.as_str());
                !answers.contains_key(it.id.as_str()) && it.after.iter().all(done)
            };
            let Some(part) = parts.iter().find(ready) else {
                return Err(fault("requests of the batch wait for each other, or for one that is not there"));
            };
            let answer = match part.after.iter().find(|it| failed.contains(&it.as_str())) {
                Some(id) => {
                    let message = format!("the request waits for `{id}`, which failed");
                    self.refuse(&part.request, &Fault::new(Rule::DependencyFailed, message, None))
                }
                None => self.answer_in(&part.request, context),
            };
            if answer.status >= 400 {
                failed.push(&part.id);
            }
            answers.insert(&part.id, written(&part.id, &answer));
            calls.extend(answer.calls);
        }
        let in_order = parts.iter().filter_map(|it| answers.remove(it.id.as_str()));
        let body = Value::object([("responses", Value::Array(in_order.collect()))]);
        Ok(Response { calls, ..Response::json(200, &body) })
    }

    fn parts(&self, request: &Request) -> Result<Vec<Part>, Fault> {
        let json = crate::mock::check::parse(&request.body).map_err(|why| Fault::new(Rule::BodyNotJson, why, None))?;
        let body = Value::from(&json);
        let Some(Value::Array(requests)) = body.get("requests") else {
            return Err(fault("the batch has no list of `requests`"));
        };
        if requests.len() > LIMIT {
            return Err(fault(&format!("the batch has {} requests, {LIMIT} are allowed", requests.len())));
        }
        let parts = requests.iter().map(|it| self.part(request, it)).collect::<Result<Vec<Part>, Fault>>()?;
        for (rank, part) in parts.iter().enumerate() {
            if parts[..rank].iter().any(|it| it.id == part.id) {
                return Err(fault(&format!("two requests of the batch have the id `{}`", part.id)));
            }
        }
        Ok(parts)
    }

    fn part(&self, whole: &Request, part: &Value) -> Result<Part, Fault> {
        let text = |name: &str| part.get(name).and_then(Value::as_str);
        let (Some(id), Some(method), Some(url)) = (text("id"), text("method"), text("url")) else {
            return Err(fault("a request of the batch lacks `id`, `method` or `url`"));
        };
        let prefix = whole.path().len().saturating_sub("/$batch".len());
        let prefix = whole.target.get(..prefix).unwrap_or_default();
        let target = format!("{prefix}/{}", url.trim_start_matches('/'));
        if url.trim_matches('/').eq_ignore_ascii_case("$batch") {
            return Err(fault("a batch is no request of a batch"));
        }
        let mut request = Request::new(method.to_ascii_uppercase(), target);
        if let Some(Value::Object(headers)) = part.get("headers") {
            let pairs = headers.iter().filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
            request.headers.extend(pairs.filter(|it| !it.0.eq_ignore_ascii_case("host")));
        }
        request.headers.extend(whole.header("host").map(|it| ("Host".to_owned(), it.to_owned())));
        let media = request.header("content-type").map_or_else(String::new, str::to_ascii_lowercase);
        request.body = match part.get("body") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) if media.starts_with("text/") => text.clone().into_bytes(),
            Some(Value::String(text)) if !media.is_empty() && !media.contains("json") => {
                unbase64(text).ok_or_else(|| {
                    fault(&format!("the body of the request `{id}` is {media}, and not written in base64"))
                })?
            }
            Some(body) => body.to_string().into_bytes(),
        };
        let after = match part.get("dependsOn") {
            Some(Value::Array(ids)) => ids.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        Ok(Part { id: id.to_owned(), after, request })
    }
}

fn fault(message: &str) -> Fault {
    Fault::new(Rule::BatchShape, message, None)
}

/// An answer as a member of `responses`: JSON as it is, text as a string, all else as base64.
fn written(id: &str, answer: &Response) -> Value {
    let mut value = Value::object([("id", Value::text(id)), ("status", Value::number(answer.status))]);
    let headers = answer.headers.iter().map(|(name, value)| (name.clone(), Value::text(value)));
    value.set("headers", Value::Object(headers.collect()));
    if !answer.body.is_empty() {
        let is_text = answer.header("content-type").is_some_and(|it| it.to_ascii_lowercase().starts_with("text/"));
        let json = crate::mock::check::parse(&answer.body).ok().map(|it| Value::from(&it));
        value.set(
            "body",
            match (std::str::from_utf8(&answer.body), json) {
                (Ok(text), _) if is_text => Value::text(text),
                (_, Some(json)) => json,
                _ => Value::text(base64(&answer.body)),
            },
        );
    }
    value
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let at = |rank: usize| u32::from(chunk.get(rank).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for rank in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * rank) & 63) as usize];
            text.push(if rank <= chunk.len() as u32 { char::from(letter) } else { '=' });
        }
    }
    text
}

/// The bytes of base64 in either alphabet; nothing when it is none.
fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        (bits, count) = ((bits << 6 | u32::from(value)) & 0xff_ffff, count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_in_either_alphabet() {
        assert_eq!(super::unbase64("_9j-").as_deref(), super::unbase64("/9j+").as_deref());
        assert_eq!(super::unbase64("a b"), None);
    }

    #[test]
    fn bytes_as_base64() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(super::base64(bytes.as_bytes()), text);
            assert_eq!(super::unbase64(text).as_deref(), Some(bytes.as_bytes()));
        }
    }
}
