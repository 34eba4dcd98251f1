//! The navigation graph: from a path through properties to the type at its end.
//!
//! ```text
//! /users                 collection of user      the root `users`, as its own operations say
//! /users/{id}            user                    a key picks one
//! /users/{id}/messages   collection of message   the property `messages` of user
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{ItemType, Property, Route, Segment, TypeDef, TypeId, TypeKind, TypeRef, ancestors};
use crate::odata::key::PathKey;
use crate::odata::name::{fold, split_qualified};
use crate::text::source::Span;

/// Where a walk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before the first segment.
    Root,
    /// At objects of a type.
    At(TypeRef),
    /// At something that the model does not know.
    Lost,
}

/// A step that leads somewhere: from the root or from a type, by a folded name.
pub(crate) type Step = (Option<TypeId>, String);

/// A relationship that only an operation's address mentions.
#[derive(Debug, Clone)]
pub(crate) struct Lesson {
    /// The name as the path spells it.
    pub(crate) name: String,
    /// The type at the address.
    pub(crate) ty: TypeRef,
    /// The request line.
    pub(crate) span: Span,
    /// It is an action or function whose result other addresses go on from.
    pub(crate) called: bool,
}

/// The graph: documented properties, and the steps that only operations document.
#[derive(Debug)]
pub(crate) struct Graph<'a> {
    types: &'a [TypeDef],
    properties: Vec<BTreeMap<String, TypeRef>>,
    derived: Vec<Vec<usize>>,
    learned: BTreeMap<Step, Lesson>,
    /// The same for addresses behind something that no page describes.
    learned_paths: BTreeMap<String, TypeRef>,
    /// Paths, with keys made anonymous, that some documented path continues.
    continued: BTreeSet<String>,
    continued_steps: BTreeSet<Step>,
    /// Paths behind which some documented path has a key.
    keyed: BTreeSet<String>,
    /// Paths that some page's title names as a call.
    called: BTreeSet<String>,
}

impl<'a> Graph<'a> {
    /// The graph of the documented properties.
    pub(crate) fn new(types: &'a [TypeDef], routes: &[&Route]) -> Self {
        let mut derived = vec![Vec::new(); types.len()];
        for rank in 0..types.len() {
            ancestors(types, rank).for_each(|base| derived[base].push(rank));
        }
        let properties = types.iter().map(own_properties).collect();
        let (mut continued, mut keyed) = (BTreeSet::new(), BTreeSet::new());
        for route in routes {
            let ends = (1..route.segments.len()).filter(|end| matches!(route.segments[end - 1], Segment::Literal(_)));
            let path = PathKey::of(&route.segments);
            for end in ends {
                let key = path.up_to(end).to_owned();
                if matches!(route.segments[end], Segment::Key(_)) {
                    keyed.insert(key.clone());
                }
                continued.insert(key);
            }
        }
        Self {
            types,
            properties,
            derived,
            learned: BTreeMap::new(),
            learned_paths: BTreeMap::new(),
            continued,
            continued_steps: BTreeSet::new(),
            keyed,
            called: BTreeSet::new(),
        }
    }

    /// Adds where an address leads that operations document; the first lesson stays.
    pub(crate) fn learn(&mut self, segments: &[Segment], ty: TypeRef, span: Span, called: bool) {
        match (self.step_to(segments), segments.last()) {
            (Some(step), Some(Segment::Literal(name))) => {
                self.learned.entry(step).or_insert_with(|| Lesson { name: name.clone(), ty, span, called });
            }
            _ => {
                self.learned_paths.entry(PathKey::of(segments).text).or_insert(ty);
            }
        }
    }

    /// How much was learned.
    pub(crate) fn lessons(&self) -> usize {
        self.learned.len() + self.learned_paths.len()
    }

    /// Navigation properties that only request paths mention, by the type that has them.
    pub(crate) fn into_inferred(self) -> impl Iterator<Item = (TypeId, Lesson)> {
        let addresses = self.learned.into_iter().filter(|(_, lesson)| !lesson.called);
        addresses.filter_map(|((from, _), lesson)| Some((from?, lesson)))
    }

    /// Notes which steps of known types some path continues.
    pub(crate) fn note_continued(&mut self, route: &Route) {
        for end in 1..route.segments.len() {
            if let Some(step) = self.step_to(&route.segments[..end]) {
                self.continued_steps.insert(step);
            }
        }
    }

    /// True if a documented path goes on behind this one; behind a bare call none can.
    pub(crate) fn is_continued(&self, segments: &[Segment]) -> bool {
        self.continued.contains(&PathKey::of(segments).text)
            || self.step_to(segments).is_some_and(|step| self.continued_steps.contains(&step))
    }

    /// Notes that a page's title names this address as a call.
    pub(crate) fn note_called(&mut self, segments: &[Segment]) {
        self.called.insert(PathKey::of(segments).text);
    }

    /// True if some page's title names this address as a call.
    pub(crate) fn is_called(&self, segments: &[Segment]) -> bool {
        self.called.contains(&PathKey::of(segments).text)
    }

    /// True if a documented path has a key behind this one, which is a collection then.
    pub(crate) fn is_keyed(&self, segments: &[Segment]) -> bool {
        self.keyed.contains(&PathKey::of(segments).text)
    }

    /// The last segment as a step: from where, by which name.
    pub(crate) fn step_to(&self, segments: &[Segment]) -> Option<Step> {
        let (Segment::Literal(name), before) = segments.split_last()? else { return None };
        match self.walk(before) {
            Place::Root => Some((None, fold(name))),
            Place::At(from) if !from.collection => match from.item {
                ItemType::Type(id) => Some((Some(id), fold(name))),
                _ => None,
            },
            Place::At(_) | Place::Lost => None,
        }
    }

    /// Where a path leads: step by step through properties, or where an operation says that this very address leads.
    pub(crate) fn walk(&self, segments: &[Segment]) -> Place {
        let mut place = Place::Root;
        let mut path = None;
        for (at, segment) in segments.iter().enumerate() {
            let picks = matches!(segment, Segment::Key(_));
            let value =
                picks && matches!(place, Place::At(it) if !it.collection) && self.ends_in_value(&segments[..at]);
            place = if value { Place::Lost } else { self.follow(place, segment) };
            if place == Place::Lost {
                let path = path.get_or_insert_with(|| PathKey::of(segments));
                let known = self.learned_paths.get(path.up_to(at + 1));
                place = known.map_or(Place::Lost, |ty| Place::At(*ty));
            }
        }
        place
    }

    fn follow(&self, place: Place, segment: &Segment) -> Place {
        let at = match (place, segment) {
            (Place::Root, Segment::Literal(name)) => return self.leads(None, name),
            (Place::At(at), _) => at,
            (Place::Root | Place::Lost, _) => return Place::Lost,
        };
        match segment {
            // A table may say that it is one object; who picks one by a key knows better.
            Segment::Key(_) => Place::At(TypeRef { collection: false, ..at }),
            Segment::ByPath(_) if !at.collection => Place::At(at),
            Segment::Literal(name) if !at.collection => match at.item {
                ItemType::Type(id) => self.leads(Some(id), name),
                _ => Place::Lost,
            },
            Segment::Cast(name) => match self.type_named(name) {
                Some(id) => Place::At(TypeRef { item: ItemType::Type(id), ..at }),
                None => Place::Lost,
            },
            _ => Place::Lost,
        }
    }

    fn leads(&self, from: Option<TypeId>, name: &str) -> Place {
        let name = fold(name);
        let documented = from.and_then(|id| self.owner(id.0 as usize, &name)).map(|(_, ty)| ty);
        let learned = || {
            let of = |id: Option<TypeId>| self.learned.get(&(id, name.clone())).map(|it| it.ty);
            of(from).or_else(|| {
                let rank = from?.0 as usize;
                ancestors(self.types, rank).find_map(|it| of(Some(TypeId::of(it))))
            })
        };
        documented.or_else(learned).map_or(Place::Lost, Place::At)
    }

    /// A property of a type, of its bases, or of the types derived from it: paths leave casts out. With it comes the
    /// rank of the type that has it.
    fn owner(&self, rank: usize, name: &str) -> Option<(usize, TypeRef)> {
        let derived = self.derived[rank].iter().copied();
        let mut ranks = std::iter::once(rank).chain(ancestors(self.types, rank)).chain(derived);
        ranks.find_map(|rank| Some((rank, *self.properties[rank].get(name)?)))
    }

    /// The documented relationship that an address ends with: the rank of the type that has it, and whether it is one
    /// object.
    pub(crate) fn property_at(&self, segments: &[Segment]) -> Option<(usize, bool)> {
        let (from, name) = self.step_to(segments)?;
        let (rank, ty) = self.owner(from?.0 as usize, &name)?;
        Some((rank, !ty.collection))
    }

    /// The property of a type that is called so, as its own page or that of a base describes it.
    pub(crate) fn property_named(&self, id: TypeId, name: &str) -> Option<Property> {
        let rank = id.0 as usize;
        let line = std::iter::once(rank).chain(ancestors(self.types, rank));
        let mut properties = line.flat_map(|it| self.types[it].properties());
        properties.find(|it| it.name.eq_ignore_ascii_case(name)).cloned()
    }

    /// True if a table says that a property is a relationship.
    pub(crate) fn is_relationship(&self, rank: usize, name: &str) -> bool {
        self.types[rank].properties().iter().any(|it| *it.navigation && fold(&it.name) == name)
    }

    /// One value, not an object with an address of its own, has nothing behind it that a key could pick.
    fn ends_in_value(&self, segments: &[Segment]) -> bool {
        let Some(Segment::Literal(name)) = segments.last() else { return false };
        self.property_at(segments).is_some_and(|(rank, single)| single && !self.is_relationship(rank, &fold(name)))
    }

    /// Corrects a documented relationship.
    pub(crate) fn hold_several(&mut self, rank: usize, name: &str) {
        if let Some(ty) = self.properties[rank].get_mut(name) {
            *ty = TypeRef { collection: true, ..*ty };
        }
    }

    /// True if a type documents no more than its key.
    pub(crate) fn is_bare(&self, id: TypeId) -> bool {
        self.properties[id.0 as usize].keys().all(|name| name == "id")
    }

    /// True if a type documents this member, on its own or a related page.
    pub(crate) fn documents(&self, from: TypeId, name: &str) -> bool {
        self.owner(from.0 as usize, &fold(name)).is_some()
    }

    /// The type of a cast segment.
    pub(crate) fn type_named(&self, qualified: &str) -> Option<TypeId> {
        let (namespace, name) = split_qualified(qualified);
        let matches = |it: &TypeDef| {
            it.name.name.eq_ignore_ascii_case(name)
                && namespace.is_none_or(|namespace| it.name.namespace.eq_ignore_ascii_case(namespace))
                && matches!(it.kind, TypeKind::Struct(_))
        };
        self.types.iter().position(matches).map(TypeId::of)
    }

    /// True if a type is another one or derives from it.
    pub(crate) fn is_a(&self, from: ItemType, base: ItemType) -> bool {
        match (from, base) {
            (ItemType::Type(from), ItemType::Type(base)) => {
                from == base || self.derived[base.0 as usize].contains(&(from.0 as usize))
            }
            _ => from == base,
        }
    }

    /// True if one of the types is the other or derives from it.
    pub(crate) fn related(&self, one: ItemType, other: ItemType) -> bool {
        self.is_a(one, other) || self.is_a(other, one)
    }
}

fn own_properties(definition: &TypeDef) -> BTreeMap<String, TypeRef> {
    match &definition.kind {
        TypeKind::Struct(it) => it.properties.iter().map(|property| (fold(&property.name), property.ty())).collect(),
        TypeKind::Enum(_) => BTreeMap::new(),
    }
}
