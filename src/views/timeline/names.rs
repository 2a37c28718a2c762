//! The names of the lanes, which stay at the left.

use egui::{Align2, CornerRadius, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{
    canvas::View,
    create,
    lay::{self, LaneAt},
    looks,
    prepare::LaneInfo,
    state::State,
};
use crate::{
    analysis::timeline::Lane,
    theme::{Face, Tokens, fonts::size, icons, space},
    views::Context,
    widgets::{button, label},
};

pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, view: &View) {
    let tokens = Tokens::of(ui);
    let radius = CornerRadius {
        sw: space::CARD_RADIUS,
        ..CornerRadius::ZERO
    };
    ui.painter().rect_filled(view.names, radius, tokens.paper);
    let mut column = ui.new_child(UiBuilder::new().max_rect(view.names).id_salt("names"));
    column.set_clip_rect(view.names.intersect(ui.clip_rect()));
    let laid = std::sync::Arc::clone(&state.laid);
    let shown = state.shown();
    for lane in &laid.lanes {
        let top = view.track.top() + lane.top - state.scroll;
        let bottom = top + lane.height;
        if bottom < view.names.top() || top > view.names.bottom() {
            continue;
        }
        column.painter().hline(
            view.names.x_range(),
            bottom - 0.5,
            Stroke::new(1.0, tokens.hairline),
        );
        // The name of a tall lane stays in sight while any of the lane is.
        let height = lane.height.min(lay::BAR + 16.0);
        let top = view.names.top().clamp(top, (bottom - height).max(top));
        let rect = Rect::from_min_size(
            pos2(view.names.left(), top),
            vec2(view.names.width(), height),
        );
        if let Some(info) = shown.lanes.get(lane.lane) {
            name(&mut column, cx, state, info, lane, rect);
        }
    }
    let corner = Rect::from_min_max(view.sheet.min, view.names.right_top());
    let stroke = Stroke::new(1.0, tokens.hairline);
    ui.painter().vline(
        view.names.right() - 0.5,
        corner.top()..=view.names.bottom(),
        stroke,
    );
}

fn name(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    info: &LaneInfo,
    lane: &LaneAt,
    rect: Rect,
) {
    let tokens = Tokens::of(ui);
    let id = egui::Id::unique(("timeline lane", &info.lane));
    let body = Rect::from_min_max(rect.min, pos2(rect.right() - 32.0, rect.max.y));
    let response = ui.interact(body, id, Sense::click());
    let what = match info.dot {
        Some(_) => format!("Shifts of {}", info.name),
        None => info.name.clone(),
    };
    let things = state.prepared.things.get(info.things.clone());
    let things = things.unwrap_or_default().iter();
    // Of a proposal much is on record; it is counted once.
    let count = match info.lane {
        Lane::Proposals => things.filter(|thing| thing.key.nth == 0).count(),
        _ => things.count(),
    };
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, !lane.is_folded, &what)
    });
    if response.clicked() {
        if lane.is_folded {
            state.folded.remove(&info.lane);
        } else {
            state.folded.insert(info.lane.clone());
        }
    }
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(body.shrink(3.0), CornerRadius::same(4), tokens.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(
            body.shrink(3.0),
            CornerRadius::same(4),
            Stroke::new(1.5, tokens.accent),
            egui::StrokeKind::Inside,
        );
    }
    let y = rect.center().y;
    let arrow = if lane.is_folded {
        icons::RIGHT
    } else {
        icons::EXPAND
    };
    painter.text(
        pos2(rect.left() + 14.0, y),
        Align2::CENTER_CENTER,
        arrow.codepoint,
        Face::Icons.at(14.0),
        tokens.ink_soft,
    );
    match info.dot {
        Some(dot) => {
            painter.circle_filled(pos2(rect.left() + 32.0, y), 5.0, dot);
        }
        None => {
            painter.text(
                pos2(rect.left() + 32.0, y),
                Align2::CENTER_CENTER,
                info.icon.codepoint,
                Face::Icons.at(size::ICON),
                tokens.ink_soft,
            );
        }
    }
    let room = body.right() - rect.left() - 46.0;
    let face = if info.dot.is_some() {
        Face::Sans
    } else {
        Face::SansMedium
    };
    let galley = label::laid_out(ui, &info.name, face.at(size::BODY), tokens.ink, room, 1);
    let is_cut = galley.elided;
    let left = rect.left() + 46.0;
    let after = left + galley.size().x + 8.0;
    painter.galley(pos2(left, y - galley.size().y / 2.0), galley, tokens.ink);
    let number = label::laid_out(
        ui,
        &count.to_string(),
        Face::Sans.at(11.0),
        tokens.ink_soft,
        60.0,
        1,
    );
    if count > 0 && after + number.size().x < body.right() {
        let at = pos2(after, y - number.size().y / 2.0);
        painter.galley(at, number, tokens.ink_soft);
    }
    if is_cut {
        response.on_hover_text(&what);
    }
    let plus = Rect::from_center_size(pos2(rect.right() - 18.0, y), vec2(28.0, 28.0));
    let mut corner = ui.new_child(UiBuilder::new().max_rect(plus).id_salt(&info.lane));
    let text = match info.dot {
        Some(_) => format!("Add a position of {}", info.name),
        None => format!(
            "Add {}",
            label::article(looks::lane_kind(&info.lane).noun())
        ),
    };
    if button::icon(&mut corner, icons::ADD, &text).clicked() {
        create::in_sight(cx, state, &info.lane);
    }
}
