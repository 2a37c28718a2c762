//! A layered graph whose edges lead from one layer to the next.
#![allow(
    clippy::indexing_slicing,
    reason = "vertices are numbered here, and each has an entry in every list"
)]

/// Vertices by layer: the nodes, and behind them the dummies that long edges are led through.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proper {
    /// How many of the vertices are nodes.
    pub(crate) nodes: usize,
    /// The vertices of each layer, in their order.
    pub(crate) layers: Vec<Vec<u32>>,
    /// The layer of each vertex.
    pub(crate) layer: Vec<u32>,
    /// Neighbours on the layer before.
    pub(crate) before: Vec<Vec<u32>>,
    /// Neighbours on the layer after.
    pub(crate) after: Vec<Vec<u32>>,
    /// The dummies of each edge, from the lower to the higher layer.
    pub(crate) chains: Vec<Vec<u32>>,
}

impl Proper {
    /// Splits edges up, which must be among the nodes and differ; those within a layer take no
    /// part. Edges may lead either way.
    ///
    /// With more than `most` dummies in all, the longest edges get none and take no part.
    pub(crate) fn new(layer: &[usize], edges: &[(u32, u32)], most: usize) -> Self {
        let nodes = layer.len();
        let count = layer.iter().max().map_or(0, |last| last + 1);
        let mut proper = Self {
            nodes,
            layers: vec![Vec::new(); count],
            layer: layer.iter().map(|&layer| layer as u32).collect(),
            before: vec![Vec::new(); nodes],
            after: vec![Vec::new(); nodes],
            chains: vec![Vec::new(); edges.len()],
        };
        for (node, &layer) in (0..).zip(layer) {
            proper.layers[layer].push(node);
        }
        let span = |at: usize| {
            let (from, to) = edges[at];
            layer[from as usize].abs_diff(layer[to as usize])
        };
        let mut order: Vec<usize> = (0..edges.len()).filter(|&at| span(at) > 0).collect();
        order.sort_by_key(|&at| span(at));
        let mut dummies = 0;
        order.retain(|&at| {
            dummies += span(at) - 1;
            dummies <= most
        });
        order.sort_unstable();
        for at in order {
            let (mut from, mut to) = edges[at];
            if layer[from as usize] > layer[to as usize] {
                (from, to) = (to, from);
            }
            let mut above = from;
            for layer in layer[from as usize] + 1..layer[to as usize] {
                let dummy = proper.layer.len() as u32;
                proper.layer.push(layer as u32);
                proper.layers[layer].push(dummy);
                proper.before.push(Vec::new());
                proper.after.push(Vec::new());
                proper.chains[at].push(dummy);
                proper.join(above, dummy);
                above = dummy;
            }
            proper.join(above, to);
        }
        proper
    }

    fn join(&mut self, above: u32, below: u32) {
        self.after[above as usize].push(below);
        self.before[below as usize].push(above);
    }

    /// The number of vertices.
    pub(crate) fn len(&self) -> usize {
        self.layer.len()
    }

    /// Whether a vertex is a bend of an edge.
    pub(crate) fn is_dummy(&self, vertex: u32) -> bool {
        vertex as usize >= self.nodes
    }

    /// The position of each vertex in its layer.
    pub(crate) fn positions(&self) -> Vec<u32> {
        let mut position = vec![0; self.len()];
        for layer in &self.layers {
            for (at, &vertex) in (0..).zip(layer) {
                position[vertex as usize] = at;
            }
        }
        position
    }
}
