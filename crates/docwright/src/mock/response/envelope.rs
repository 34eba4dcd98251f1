//! Answers under the names that a service has for the parts of lists and errors, in place of OData's.

use crate::config::{Errors, Lists};
use crate::mock::check::parse;
use crate::mock::message::Response;
use crate::text::json::strict::Value;

/// Those names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub(crate) lists: Lists,
    pub(crate) errors: Errors,
}

impl Names {
    /// An answer as the service would give it.
    pub(crate) fn wrap(&self, answer: Response) -> Response {
        let failed = answer.status >= 400;
        let usual = if failed { self.errors.is_usual() } else { self.lists.is_usual() };
        let Some(mut body) = parse(&answer.body).ok().filter(|_| !usual).map(|it| Value::from(&it)) else {
            return answer;
        };
        if failed {
            self.error(&mut body)
        } else {
            self.list(&mut body)
        }
        Response { body: body.to_string().into_bytes(), ..answer }
    }

    /// True of a body that has the code or the message of an error.
    pub(crate) fn is_error(&self, body: &Value) -> bool {
        body.get("error").is_some() || [&self.errors.code, &self.errors.message].iter().any(|it| has(body, it))
    }

    fn error(&self, body: &mut Value) {
        let Some(Value::Object(said)) = body.get("error").cloned() else { return };
        body.remove("error");
        for (name, value) in said {
            match name.as_str() {
                "code" => put(body, &self.errors.code, value),
                "message" => put(body, &self.errors.message, value),
                _ => body.set(&name, value),
            }
        }
    }

    fn list(&self, body: &mut Value) {
        if !matches!(body.get("value"), Some(Value::Array(_))) {
            return;
        }
        for (own, usual) in self.lists.names() {
            if let Some(value) = body.get(usual).filter(|_| own != usual).cloned() {
                body.remove(usual);
                put(body, own, value);
            }
        }
    }
}

fn has(body: &Value, path: &str) -> bool {
    let inner = || path.split_once('.').is_some_and(|(first, rest)| body.get(first).is_some_and(|it| has(it, rest)));
    body.get(path).is_some() || inner()
}

/// Sets what lies under names with dots between them.
fn put(body: &mut Value, path: &str, value: Value) {
    // Names that OData has hold dots themselves.
    match path.split_once('.').filter(|_| !path.starts_with('@')) {
        None => body.set(path, value),
        Some((first, rest)) => {
            if !matches!(body.get(first), Some(Value::Object(_))) {
                body.set(first, Value::Object(Vec::new()));
            }
            if let Some(inner) = body.get_mut(first) {
                put(inner, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(status: u16, body: &str) -> String {
        let text = |text: &str| text.to_owned();
        let names = Names {
            lists: Lists { items: text("result.entries"), next: text("more"), count: text("@odata.count") },
            errors: Errors { code: text("fault.kind"), message: text("fault.text") },
        };
        let answer = Response { status, body: body.as_bytes().to_vec(), ..Response::default() };
        String::from_utf8(names.wrap(answer).body).unwrap()
    }

    #[test]
    fn lists_and_errors_have_the_names_of_the_service() {
        let page = r#"{"value": [1], "@odata.nextLink": "x", "@odata.count": 3}"#;
        assert_eq!(wrapped(200, page), r#"{"@odata.count": 3, "result": {"entries": [1]}, "more": "x"}"#);
        let error = r#"{"error": {"code": "a", "message": "b", "innerError": {}}}"#;
        assert_eq!(wrapped(404, error), r#"{"fault": {"kind": "a", "text": "b"}, "innerError": {}}"#);
        for (status, same) in [(200, r#"{"value": 7}"#), (404, r#"{"fault": {"kind": "a"}}"#), (200, "no JSON")] {
            assert_eq!(wrapped(status, same), same);
        }
    }
}
