//! [`Scope`]: the module that an item is printed in; it makes identifiers.

use proc_macro2::{Ident, Span, TokenStream};

use crate::emit::syntax::index::Index;
use crate::krate;

/// Names that cannot be written with `r#`.
const NEVER_RAW: [&str; 5] = ["_", "Self", "crate", "self", "super"];

/// The context in which a part is printed.
pub(crate) struct Scope<'a> {
    /// The whole crate.
    pub(crate) index: &'a Index<'a>,
    /// The module that the part stands in, which messages name.
    pub(crate) module: &'a str,
    /// The path that items of this module are public under.
    pub(crate) public: &'a [krate::Ident],
}

impl Scope<'_> {
    /// Reads what was printed of a file.
    pub(crate) fn file(&self, tokens: TokenStream) -> syn::File {
        syn::parse2(tokens).unwrap_or_else(|error| {
            // A bug of this program, never of the documentation; the compiler will miss the items, so nobody overlooks it.
            debug_assert!(false, "{}: what was printed is not Rust: {error}", self.module);
            syn::parse_quote! {}
        })
    }

    /// An identifier. Lowering makes only valid ones; should it ever not, the name is mangled rather than the run lost.
    pub(crate) fn ident(&self, ident: &krate::Ident) -> Ident {
        let text = ident.as_str();
        let raw = text.strip_prefix("r#");
        let name = raw.unwrap_or(text);
        if !is_word(name) || (raw.is_some() && NEVER_RAW.contains(&name)) {
            debug_assert!(false, "{}: `{text}` is not an identifier", self.module);
            return Ident::new(&mangled(name), Span::call_site());
        }
        match raw {
            Some(name) => Ident::new_raw(name, Span::call_site()),
            None => Ident::new(name, Span::call_site()),
        }
    }
}

fn is_word(name: &str) -> bool {
    let ascii = |byte: u8| byte == b'_' || byte.is_ascii_alphanumeric();
    if name.bytes().all(ascii) {
        return name.bytes().next().is_some_and(|first| !first.is_ascii_digit());
    }
    // A comment would go unnoticed, so the word is compared with what was read.
    syn::parse_str::<Ident>(name).is_ok_and(|read| read == name)
}

fn mangled(name: &str) -> String {
    let word = |c: char| {
        if c == '_' || c.is_ascii_alphanumeric() { c.to_string() } else { format!("u{:x}", u32::from(c)) }
    };
    format!("invalid_{}", name.chars().map(word).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{is_word, mangled};

    #[test]
    fn words() {
        for word in ["a", "_a", "type", "r2", "größe", "名"] {
            assert!(is_word(word), "{word}");
        }
        for other in ["", "1a", "a b", "a-b", "a;", "\u{202e}a", "é b", "'é", "é/**/"] {
            assert!(!is_word(other), "{other}");
        }
    }

    #[test]
    fn a_mangled_name_is_a_word() {
        for name in ["", "1a", "a b", "\u{202e}\"*/"] {
            assert!(is_word(&mangled(name)), "{}", mangled(name));
        }
    }
}
