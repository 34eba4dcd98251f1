//! Documentation as text: sources and places, findings, prose, links, lenient JSON, and how text is encoded.

pub mod diagnostic;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_published_algorithm() {
        assert_eq!(digest(""), "cbf29ce484222325");
        assert_eq!(digest("foobar"), "85944171f73967e8");
    }
}
