/*! tools/make_search_languages.py wrote this file. Do not edit it.
*/
finder.take("languages/he", {
stem: (word) => word.replace(/(?<=.{3})(?:י?(?:ים|ות|[הת])|י)$/, "").replace(/[םןץףך]$/, (end) => String.fromCharCode(end.charCodeAt(0) + 1)),
variants: (word) => { const rest = [/^[והבכלמש](?=.{3})/, /^[ושכ][הבכלמש](?=.{3})/].map((first) => word.replace(first, "")); const bare = Array.from(new Set([word, ...rest])); return "/ה/ו/ב/כ/ל/מ/ש/וה/וב/ול/ומ/וש/שה/שב/כש/מה/לה".split("/").flatMap((first) => bare.map((other) => first + other)).filter((other) => other !== word); },
stop: "של את על לא הוא היא זה זו אל גם כי אם או אך עם מן בין כל יש אין היה היתה אשר",
months: "ינואר|ינו׳,פברואר|פבר׳,מרץ,אפריל|אפר׳,מאי,יוני,יולי,אוגוסט|אוג׳,ספטמבר|ספט׳,אוקטובר|אוק׳,נובמבר|נוב׳,דצמבר|דצמ׳",
dates: "{d} ב{M} {y}|{d} ב{M}|{M} {y}",
});
