//! Documentation as text: sources and places, findings, prose, links, lenient JSON, and how text is encoded.

pub mod diagnostic;
pub mod difference;
pub(crate) mod generated;
pub(crate) mod json;
pub mod links;
pub(crate) mod markdown;
pub(crate) mod media;
pub(crate) mod passage;
pub(crate) mod percent;
pub(crate) mod plural;
pub(crate) mod prose;
pub(crate) mod rules;
pub mod source;

/// A short digest of a text: FNV-1a, which is the same everywhere and always. It tells texts apart that differ by accident,
/// not by malice.
pub fn digest(text: &str) -> String {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
}

/// Brackets that stand in each other more deeply are the work of a machine. The reader of YAML goes through all that are open with each
/// word, so that a hundred thousand of them keep it busy for a minute.
const MAX_BRACKETS: usize = 500;

/// True of YAML that is not to be read, for the brackets that it leaves open.
pub(crate) fn nests_too_deeply(yaml: &str) -> bool {
    let mut open = 0_usize;
    yaml.bytes().any(|it| {
        match it {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MAX_BRACKETS
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_published_algorithm() {
        assert_eq!(digest(""), "cbf29ce484222325");
        assert_eq!(digest("foobar"), "85944171f73967e8");
    }

    #[test]
    fn only_brackets_that_stay_open_count() {
        let open = |times: usize| ["[", "{", "[a, {b: "].map(|it| nests_too_deeply(&it.repeat(times)));
        assert_eq!((open(250), open(501)), ([false; 3], [true; 3]));
        assert!(!nests_too_deeply(&"- [a, {b: [c]}]\n]".repeat(1000)));
    }
}
