//! SVG and MathML inside XHTML: what feed readers keep.

use crate::checks::document::Ns;

/// Whether the element is one that readers keep.
pub fn is_known(ns: Ns, name: &str) -> bool {
    let known = if ns == Ns::Svg { SVG } else { MATHML };
    known.split(' ').any(|it| it == name)
}

/// Whether the attribute is one that the language has.
pub fn is_known_attribute(ns: Ns, name: &str) -> bool {
    let known = if ns == Ns::Svg {
        SVG_ATTRIBUTES
    } else {
        MATHML_ATTRIBUTES
    };
    matches!(
        name,
        "class" | "id" | "style" | "href" | "lang" | "tabindex"
    ) || name.starts_with("data-")
        || name.starts_with("aria-")
        || known.split(' ').any(|it| it == name)
}

const SVG: &str = "a animate animateColor animateMotion animateTransform circle clipPath defs desc \
ellipse feBlend feColorMatrix feComposite feFlood feGaussianBlur feMerge feMergeNode feOffset \
filter font-face font-face-name font-face-src foreignObject g glyph hkern image line \
linearGradient marker mask metadata missing-glyph mpath path pattern polygon polyline \
radialGradient rect set stop svg switch symbol text textPath title tspan use view";

const MATHML: &str = "abs and annotation annotation-xml apply approx arccos arcsin arctan bvar ci cn \
cos degree diff divide eq exp factorial geq gt in int interval lambda leq limit ln log lowlimit lt \
maction math matrix matrixrow max menclose merror mfenced mfrac mglyph mi min minus mlabeledtr \
mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry \
msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder \
munderover neq none not notin or otherwise partialdiff pi piece piecewise plus power product \
quotient reln root sec semantics sep set sin sqrt subset sum tan tendsto times union uplimit \
vector xor";

const SVG_ATTRIBUTES: &str = "accumulate additive alignment-baseline alphabetic amplitude arabic-form \
ascent attributeName attributeType azimuth baseProfile baseline-shift bbox begin bias by calcMode \
cap-height clip clip-path clip-rule clipPathUnits color color-interpolation \
color-interpolation-filters color-rendering content cursor cx cy d descent direction display \
dominant-baseline dur dx dy end fill fill-opacity fill-rule filter filterUnits flood-color \
flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant \
font-weight fr from fx fy g1 g2 glyph-name gradientTransform gradientUnits hanging height \
horiz-adv-x horiz-origin-x ideographic image-rendering in in2 k k1 k2 k3 k4 keyPoints keySplines \
keyTimes lengthAdjust letter-spacing lighting-color marker-end marker-mid marker-start markerHeight \
markerUnits markerWidth mask maskContentUnits maskUnits mathematical max media method min mode \
name offset opacity operator orient origin overflow overline-position overline-thickness panose-1 \
path pathLength patternContentUnits patternTransform patternUnits pointer-events points \
preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur requiredExtensions \
requiredFeatures restart result role rotate rx ry shape-rendering slope spacing spreadMethod \
startOffset stdDeviation stemh stemv stop-color stop-opacity strikethrough-position \
strikethrough-thickness stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin \
stroke-miterlimit stroke-opacity stroke-width systemLanguage target text-anchor text-decoration \
text-rendering textLength to transform transform-origin type u1 u2 underline-position \
underline-thickness unicode unicode-range units-per-em values vector-effect version \
vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget visibility width widths word-spacing \
writing-mode x x-height x1 x2 y y1 y2 zoomAndPan";

const MATHML_ATTRIBUTES: &str = "accent accentunder actiontype align alignmentscope altimg \
altimg-height altimg-valign altimg-width alttext bevelled charalign close columnalign columnlines \
columnspacing columnspan columnwidth crossout definitionURL denomalign depth dir display \
displaystyle edge encoding equalcolumns equalrows fence fontstyle fontweight form frame \
framespacing groupalign height indentalign indentshift infixlinebreakstyle intent arg largeop \
length linebreak linethickness location lquote lspace mathbackground mathcolor mathsize \
mathvariant maxsize maxwidth minlabelspacing minsize movablelimits name notation numalign open \
order other overflow position rowalign rowlines rowspacing rowspan rquote rspace scriptlevel \
scriptminsize scriptsizemultiplier selection separator separators shift side src stackalign \
stretchy subscriptshift superscriptshift symmetric type valign voffset width";
