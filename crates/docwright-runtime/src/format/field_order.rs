//! The order of fields in JSON objects, by which the next name is guessed while a list is read.

use crate::Shape;

/// The orders seen in one document, by model.
#[derive(Default)]
pub(crate) struct Orders(Vec<(&'static Shape, Order)>);

/// For the start and each field, the field that came next the last time.
#[derive(Default)]
pub(crate) struct Order(Vec<u16>);

/// Documents of more models than this are read without guessing about the rest of them.
const MAX_MODELS: usize = 64;

impl Orders {
    /// Lends the order of a model for one object, and tells where to put it back.
    pub(crate) fn take(&mut self, shape: &'static Shape) -> (usize, Order) {
        // From the back: what an object holds is met in the same order again and again, and after the object.
        match self.0.iter().rposition(|(known, _)| std::ptr::eq(*known, shape)) {
            Some(index) => {
                let mut order = std::mem::take(&mut self.0[index].1);
                // Most documents hold one object: only from the second one on is it worth the memory.
                if order.0.is_empty() {
                    order.0.resize(shape.fields.len() + 1, u16::MAX);
                }
                (index, order)
            }
            None if self.0.len() < MAX_MODELS => {
                self.0.push((shape, Order::default()));
                (self.0.len() - 1, Order::default())
            }
            None => (usize::MAX, Order::default()),
        }
    }

    /// Takes an order back.
    pub(crate) fn put(&mut self, index: usize, order: Order) {
        if let Some((_, place)) = self.0.get_mut(index) {
            *place = order;
        }
    }
}

impl Order {
    /// The field that probably comes after this place: 0 is the start, and a field's place is one more than its index.
    #[inline]
    pub(crate) fn guess(&self, place: usize) -> usize {
        self.0.get(place).copied().map_or(usize::MAX, usize::from)
    }

    /// Remembers what came after this place.
    pub(crate) fn learn(&mut self, place: usize, field: usize) {
        if let Some(next) = self.0.get_mut(place) {
            *next = u16::try_from(field).unwrap_or(u16::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_MODELS, Orders};
    use crate::Shape;

    const FIELDS: &[&str] = &["a", "b", "c"];

    fn shape() -> &'static Shape {
        Box::leak(Box::new(Shape {
            name: "test",
            doc: "",
            fields: FIELDS,
            bases: &[],
            derived: &[],
            secret: &[],
            read_only: &[],
        }))
    }

    #[test]
    fn an_order_is_guessed_from_the_second_object_on() {
        let (mut orders, model) = (Orders::default(), shape());
        let (index, mut order) = orders.take(model);
        order.learn(0, 2);
        assert_eq!(order.guess(0), usize::MAX);
        orders.put(index, order);
        let (again, mut order) = orders.take(model);
        assert_eq!(again, index);
        order.learn(0, 2);
        order.learn(3, 1);
        order.learn(99, 1);
        // An object of the same model inside of this one goes without.
        let (_, inner) = orders.take(model);
        assert_eq!(inner.guess(0), usize::from(u16::MAX));
        orders.put(index, inner);
        orders.put(index, order);
        let (_, order) = orders.take(model);
        assert_eq!([0, 3, 1, 99].map(|place| order.guess(place)), [2, 1, usize::from(u16::MAX), usize::MAX]);
    }

    #[test]
    fn the_number_of_models_is_bounded() {
        let mut orders = Orders::default();
        let last = (0..=MAX_MODELS).map(|_| orders.take(shape()).0).last();
        assert_eq!(last, Some(usize::MAX));
        orders.put(usize::MAX, super::Order::default());
    }
}
