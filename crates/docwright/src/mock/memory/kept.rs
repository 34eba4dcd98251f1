//! The store of a stateful mock: values by the key of their address.

use std::collections::{BTreeMap, BTreeSet};

use crate::mock::memory::uploads::Upload;
use crate::mock::message::guid;
use crate::text::json::strict::Value;

/// The values. An address is kept by its key: the words of its path; an id that was given out begins the key of all that
/// is below it, wherever the address began.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    objects: BTreeMap<String, Value>,
    /// The keys of what was added to a list, in this order.
    lists: BTreeMap<String, Vec<String>>,
    contents: BTreeMap<String, (String, Vec<u8>)>,
    gone: BTreeSet<String>,
    /// The ids that were given out.
    ids: BTreeSet<String>,
    /// Addresses of objects that have an id, by their key.
    aliases: BTreeMap<String, String>,
    pub(crate) uploads: BTreeMap<String, Upload>,
}

/// A path without what only parts its words.
fn plain(path: &str) -> String {
    let words = path.split('/').map(|it| it.trim_matches(':')).filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join("/")
}

/// A key, and those of all that it is below, the longest first.
fn above(key: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(key), |it| it.rsplit_once('/').map(|it| it.0))
}

/// The last word of a path.
pub(crate) fn last(path: &str) -> &str {
    path.trim_end_matches([':', '/']).rsplit(['/', ':']).next().unwrap_or_default()
}

impl Kept {
    fn key(&self, path: &str) -> String {
        let plain = plain(path);
        let alias = above(&plain).find_map(|it| Some((it.len(), self.aliases.get(it)?)));
        let key = alias.map_or_else(|| plain.clone(), |(end, id)| format!("{id}{}", &plain[end..]));
        let words = key.split('/').rev();
        let at = words.clone().position(|it| self.ids.contains(it));
        match at {
            Some(at) => key.split('/').skip(words.count() - 1 - at).collect::<Vec<_>>().join("/"),
            None => key,
        }
    }

    /// It was deleted, or something that it is in.
    pub(crate) fn is_gone(&self, path: &str) -> bool {
        above(&self.key(path)).any(|it| self.gone.contains(it))
    }

    /// Takes an address, and all that it is in, for there again.
    fn revive(&mut self, key: &str) {
        self.gone.retain(|gone| !above(key).any(|it| it == gone));
    }

    pub(crate) fn object(&self, path: &str) -> Option<Value> {
        self.objects.get(&self.key(path)).cloned()
    }

    /// Keeps an object at its address.
    pub(crate) fn set(&mut self, path: &str, object: Value) {
        let key = self.key(path);
        self.revive(&key);
        self.objects.insert(key, object);
    }

    /// Keeps a new object in a list: with its id, which it gets unless it has one.
    pub(crate) fn create(&mut self, list: &str, mut object: Value) -> Value {
        let id = match object.get("id").and_then(Value::as_str) {
            Some(id) => id.to_owned(),
            None => guid(format!("{} {}", plain(list), self.ids.len()).bytes()),
        };
        object.set("id", Value::text(&id));
        let list = self.key(list);
        self.ids.insert(id.clone());
        self.gone.remove(&id);
        self.objects.insert(id.clone(), object.clone());
        self.lists.entry(list).or_default().push(id);
        object
    }

    /// Gives an object that has an id another address.
    pub(crate) fn alias(&mut self, path: &str, object: &Value) {
        if let Some(id) = object.get("id").and_then(Value::as_str) {
            self.aliases.insert(plain(path), id.to_owned());
        }
    }

    pub(crate) fn delete(&mut self, path: &str) {
        let key = self.key(path);
        self.objects.remove(&key);
        self.contents.retain(|it, _| !above(it).any(|it| it == key));
        self.lists.values_mut().for_each(|it| it.retain(|it| *it != key));
        self.aliases.retain(|_, it| *it != key);
        self.gone.insert(key);
    }

    /// Adds an object to a list by a link to it.
    pub(crate) fn link(&mut self, list: &str, target: &str) {
        let (list, id) = (self.key(list), last(target).trim_end_matches([')', '\'']));
        let id = id.rsplit('\'').next().unwrap_or(id).to_owned();
        let key = if self.ids.contains(&id) { id.clone() } else { format!("{list}/{id}") };
        self.gone.remove(&format!("{list}/{id}"));
        self.objects.entry(key.clone()).or_insert_with(|| Value::object([("id", Value::text(id))]));
        let members = self.lists.entry(list).or_default();
        if !members.contains(&key) {
            members.push(key);
        }
    }

    /// Takes an object out of a list.
    pub(crate) fn unlink(&mut self, path: &str) {
        let Some((list, id)) = path.rsplit_once('/') else { return };
        let list = self.key(list);
        let keys = [id.to_owned(), format!("{list}/{id}")];
        self.lists.entry(list).or_default().retain(|it| !keys.contains(it));
        let [_, key] = keys;
        self.gone.insert(key);
    }

    /// A documented list as it is by now.
    pub(crate) fn list(&self, path: &str, mut documented: Value) -> Value {
        let list = self.key(path);
        let Some(Value::Array(shown)) = documented.get("value") else { return documented };
        let now = |item: &Value| {
            let Some(id) = item.get("id").and_then(Value::as_str) else { return Some(item.clone()) };
            let key = format!("{list}/{id}");
            (!self.gone.contains(&key)).then(|| self.objects.get(&key).unwrap_or(item).clone())
        };
        let added = self.lists.get(&list).into_iter().flatten().filter_map(|it| self.objects.get(it));
        let items = shown.iter().filter_map(now).chain(added.cloned()).collect();
        documented.set("value", Value::Array(items));
        documented
    }

    pub(crate) fn content(&self, path: &str) -> Option<&(String, Vec<u8>)> {
        self.contents.get(&self.key(path))
    }

    pub(crate) fn set_content(&mut self, path: &str, kind: &str, bytes: Vec<u8>) {
        let key = self.key(path);
        self.revive(&key);
        self.contents.insert(key, (kind.to_owned(), bytes));
    }

    /// Keeps a new file, which has a name: a child of the folder that it is in, with its content.
    pub(crate) fn create_file(&mut self, path: &str, kind: &str, bytes: Vec<u8>) -> Value {
        let file = [("name", Value::text(last(path))), ("size", Value::number(bytes.len()))];
        let plain = plain(path);
        let folder = plain.rsplit_once('/').map_or("", |it| it.0);
        let file = match self.object(path) {
            Some(mut known) => {
                file.into_iter().for_each(|(name, value)| known.set(name, value));
                self.set(path, known.clone());
                known
            }
            None => self.create(&format!("{folder}/children"), Value::object(file)),
        };
        self.alias(path, &file);
        self.set_content(&format!("{path}/content"), kind, bytes);
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lamp(name: &str) -> Value {
        Value::object([("name", Value::text(name))])
    }

    fn names(list: &Value) -> Vec<String> {
        let Some(Value::Array(items)) = list.get("value") else { return Vec::new() };
        items.iter().filter_map(|it| it.get("name")?.as_str().map(str::to_owned)).collect()
    }

    #[test]
    fn what_was_created_is_wherever_its_id_leads() {
        let mut kept = Kept::default();
        let made = kept.create("/rooms/1/lamps", lamp("A"));
        let id = made.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        for path in [format!("/rooms/1/lamps/{id}"), format!("/lamps/{id}")] {
            assert_eq!(kept.object(&path), Some(made.clone()), "{path}");
        }
        kept.set(&format!("/lamps/{id}"), lamp("B"));
        let documented = Value::object([("value", Value::Array(Vec::new()))]);
        assert_eq!(names(&kept.list("/rooms/1/lamps", documented.clone())), ["B"]);
        kept.delete(&format!("/lamps/{id}"));
        assert!(kept.is_gone(&format!("/rooms/1/lamps/{id}/bulbs")) && !kept.is_gone("/rooms/1/lamps"));
        assert_eq!(names(&kept.list("/rooms/1/lamps", documented)), [""; 0]);
        let other = kept.create("/rooms/1/lamps", lamp("C"));
        assert_ne!(other.get("id"), made.get("id"));
    }

    #[test]
    fn a_documented_list_changes() {
        let mut kept = Kept::default();
        let item = |id: &str, name: &str| Value::object([("id", Value::text(id)), ("name", Value::text(name))]);
        let documented = || Value::object([("value", Value::Array(vec![item("7", "A"), item("8", "B")]))]);
        kept.set("/lamps/8", item("8", "C"));
        kept.delete("/lamps/7");
        assert_eq!(names(&kept.list("/lamps", documented())), ["C"]);
        assert_eq!(names(&kept.list("/rooms/1/lamps", documented())), ["A", "B"]);
        kept.unlink("/rooms/1/lamps/7");
        kept.link("/rooms/1/lamps", "https://lamps.example/v1.0/lamps('9')");
        kept.link("/rooms/1/lamps", "https://lamps.example/v1.0/lamps/9");
        let list = kept.list("/rooms/1/lamps", documented());
        assert!(list.to_string().ends_with(r#"[{"id": "8", "name": "B"}, {"id": "9"}]}"#), "{list}");
    }

    #[test]
    fn a_file_has_an_id_and_a_path() {
        let mut kept = Kept::default();
        let file = kept.create_file("/drive/root:/a/b.txt:", "text/plain", b"hello".to_vec());
        let id = file.get("id").and_then(Value::as_str).unwrap_or_default();
        let content = kept.content(&format!("/drive/items/{id}/content")).map(|it| it.1.as_slice());
        assert_eq!((content, kept.object("/drive/root:/a/b.txt")), (Some(&b"hello"[..]), Some(file.clone())));
        let again = kept.create_file("/drive/root:/a/b.txt", "text/plain", b"hi".to_vec());
        assert_eq!(again.get("id"), file.get("id"));
        let documented = Value::object([("value", Value::Array(Vec::new()))]);
        assert_eq!(names(&kept.list("/drive/root:/a:/children", documented)), ["b.txt"]);
        kept.delete("/drive/root:/a/b.txt");
        assert!(kept.content("/drive/root:/a/b.txt:/content").is_none());
    }
}
