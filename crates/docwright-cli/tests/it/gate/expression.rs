//! An interpreter of the expressions of GitHub's workflows, as far as workflows here have them.

use std::collections::BTreeMap;

/// The values that expressions name, by their full names: `inputs.docs`.
pub(super) type Values = BTreeMap<String, String>;

/// A text in which each `${{ … }}` is replaced by its value.
pub(super) fn filled(text: &str, values: &Values) -> String {
    let mut parts = text.split("${{");
    let mut filled = parts.next().unwrap().to_owned();
    for part in parts {
        let (expression, rest) = part.split_once("}}").unwrap();
        filled += &value(expression, values);
        filled += rest;
    }
    filled
}

/// The value of an expression; false is the word, and a name that nothing has is nothing.
pub(super) fn value(expression: &str, values: &Values) -> String {
    let mut reader = Reader { rest: expression.trim(), values };
    let value = reader.or();
    assert_eq!(reader.rest, "", "this runner does not know all of {expression:?}");
    value
}

pub(super) fn is_true(value: &str) -> bool {
    !matches!(value, "" | "false")
}

struct Reader<'a> {
    rest: &'a str,
    values: &'a Values,
}

impl Reader<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word).map(str::trim_start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn or(&mut self) -> String {
        let mut left = self.and();
        while self.takes("||") {
            let right = self.and();
            left = if is_true(&left) { left } else { right };
        }
        left
    }

    fn and(&mut self) -> String {
        let mut left = self.compared();
        while self.takes("&&") {
            let right = self.compared();
            left = if is_true(&left) { right } else { left };
        }
        left
    }

    fn compared(&mut self) -> String {
        let left = self.single();
        if self.takes("==") {
            return (left == self.single()).to_string();
        }
        if self.takes("!=") {
            return (left != self.single()).to_string();
        }
        left
    }

    fn single(&mut self) -> String {
        if self.takes("!") {
            return (!is_true(&self.single())).to_string();
        }
        if self.takes("(") {
            let inner = self.or();
            assert!(self.takes(")"), "{:?}", self.rest);
            return inner;
        }
        if let Some(rest) = self.rest.strip_prefix('\'') {
            let (text, rest) = rest.split_once('\'').unwrap();
            self.rest = rest.trim_start();
            return text.to_owned();
        }
        let is_name = |it: char| it.is_alphanumeric() || matches!(it, '.' | '-' | '_');
        let (name, rest) = self.rest.split_at(self.rest.find(|it| !is_name(it)).unwrap_or(self.rest.len()));
        self.rest = rest.trim_start();
        let name = if self.takes("(") {
            let (argument, rest) = self.rest.split_once(')').unwrap();
            self.rest = rest.trim_start();
            format!("{name}({argument})")
        } else {
            name.to_owned()
        };
        self.values.get(&name).cloned().unwrap_or_default()
    }
}

#[test]
fn expressions_have_values() {
    let values = Values::from([("inputs.a".to_owned(), "x".to_owned()), ("failure()".to_owned(), "true".to_owned())]);
    for (expression, want) in [
        ("inputs.a == 'x' && inputs.b == ''", "true"),
        ("!cancelled() && (inputs.a == 'y' || inputs.a != 'z' && failure())", "true"),
        ("inputs.b || inputs.a", "x"),
        ("inputs.a == 'x' && !failure()", "false"),
        ("hashFiles('docs/source.json') != ''", "false"),
    ] {
        assert_eq!(value(expression, &values), want, "{expression}");
    }
    assert_eq!(filled("<${{ inputs.a }}>${{inputs.b}}.", &values), "<x>.");
}
