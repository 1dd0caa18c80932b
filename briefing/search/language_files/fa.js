/*! tools/make_search_languages.py wrote this file. Do not edit it.
The stemmer and the stop words are of Snowball 3.1.1, https://snowballstem.org.
The terms of its licence are in the file “stemmer”, which is always beside this one. */
finder.take("languages/fa", (Base) => {
"use strict";
const a_0 = [
["", 7],
[" ", 6, 1],
["\u0623", 4, 2],
["\u0624", 5, 3],
["\u0625", 4, 4],
["\u0626", 2, 5],
["\u0629", 3, 6],
["\u0643", 1, 7],
["\u064A", 2, 8],
["\u06C1", 3, 9],
["\u200D", 6, 10]
];
const a_1 = [
["\u0645\u06CC\u200C", 2],
["\u0646\u0645\u06CC\u200C", 1]
];
const a_2 = [
["\u0633\u062A\u0627\u0646", -1],
["\u0631\u0627\u0646", -1],
["\u0633\u0627\u0646", -1],
["\u0648\u0627\u0646", -1]
];
const a_3 = [
["\u0622\u0630\u0631\u0628\u0627\u06CC\u062C\u0627\u0646", 1],
["\u0647\u0645\u062F\u0627\u0646", 1],
["\u062E\u0627\u0646\u062F\u0627\u0646", 1],
["\u0632\u0646\u062F\u0627\u0646", 1],
["\u0645\u06CC\u0632\u0627\u0646", 1],
["\u062F\u0631\u062E\u0634\u0627\u0646", 1],
["\u0622\u062A\u0634\u0641\u0634\u0627\u0646", 1],
["\u0646\u0634\u0627\u0646", 1],
["\u06A9\u0647\u06A9\u0634\u0627\u0646", 1],
["\u0627\u06CC\u0634\u0627\u0646", 1],
["\u067E\u0631\u06CC\u0634\u0627\u0646", 1],
["\u0633\u0644\u0637\u0627\u0646", 1],
["\u06AF\u06CC\u0644\u0627\u0646", 1],
["\u0633\u0627\u062E\u062A\u0645\u0627\u0646", 1],
["\u0631\u0645\u0627\u0646", 1],
["\u062F\u0631\u0645\u0627\u0646", 1, 1],
["\u0642\u0647\u0631\u0645\u0627\u0646", 1, 2],
["\u06A9\u0631\u0645\u0627\u0646", 1, 3],
["\u0633\u0627\u0632\u0645\u0627\u0646", 1],
["\u0647\u0645\u0632\u0645\u0627\u0646", 1],
["\u0622\u0633\u0645\u0627\u0646", 1],
["\u0622\u0644\u0645\u0627\u0646", 1],
["\u0645\u0633\u0644\u0645\u0627\u0646", 1],
["\u0627\u06CC\u0645\u0627\u0646", 1],
["\u0633\u0644\u06CC\u0645\u0627\u0646", 1],
["\u067E\u06CC\u0645\u0627\u0646", 1],
["\u0644\u0628\u0646\u0627\u0646", 1],
["\u06CC\u0648\u0646\u0627\u0646", 1],
["\u0627\u0635\u0641\u0647\u0627\u0646", 1],
["\u0627\u0645\u06A9\u0627\u0646", 1],
["\u067E\u0627\u06CC\u0627\u0646", 1],
["\u0628\u06CC\u0627\u0646", 1],
["\u062C\u0631\u06CC\u0627\u0646", 1]
];
const a_4 = [
["\u0627\u0633\u0627\u062A\u06CC\u062F", 2],
["\u0627\u062E\u0628\u0627\u0631", 1]
];
const  as_4 = ["\u062E\u0628\u0631", "\u0627\u0633\u062A\u0627\u062F"];
const a_5 = [
["\u0647\u0627", 1],
["\u0627\u062A", 1],
["\u06CC\u062A", 1],
["\u0645\u0646\u062F", 1],
["\u0648\u0627\u0631", 1],
["\u06AF\u0627\u0631", 1],
["\u062A\u0631", 2],
["\u0627\u0634", 1],
["\u0627\u0645", 1],
["\u0627\u0646", 1],
["\u0628\u0627\u0646", 1, 1],
["\u06AF\u0627\u0646", 1, 2],
["\u06CC\u0627\u0646", 1, 3],
["\u06CC\u0646", 1],
["\u062A\u0631\u06CC\u0646", 1, 1],
["\u06AF\u0627\u0647", 1],
["\u0627\u0646\u0647", 1],
["\u0646\u0627\u06A9", 1],
["\u0647\u0627\u06CC", 1],
["\u0627\u0646\u06CC", 1],
["\u06AF\u06CC", 1],
["\u06CC\u06CC", 1]
];
const a_6 = [
["\u0627\u0633\u062A", 1],
["\u0627\u0646\u062F", 1],
["\u06CC\u062F", 1],
["\u0627\u06CC\u062F", 1, 1],
["\u0627\u0633", 1],
["\u06CC\u0645", 1],
["\u0627\u06CC\u0645", 1, 1],
["\u0627\u06CC", 1]
];
const a_7 = [
["\u062F", 1],
["\u0627\u0646\u062F", 1, 1],
["\u0631\u0641\u062A\u0627\u0646\u062F", 2, 1],
["\u06CC\u062F", 1, 3],
["\u0631\u0641\u062A\u06CC\u062F", 2, 1],
["\u0645", 1],
["\u0627\u0645", 1, 1],
["\u0631\u0641\u062A\u0645", 2, 2],
["\u06CC\u0645", 1, 3],
["\u0631\u0641\u062A\u06CC\u0645", 2, 1],
["\u0627\u0646", 3],
["\u062A\u0647", 5],
["\u062F\u0647", 4],
["\u0646\u062F\u0647", 3, 1],
["\u0631\u0641\u062A\u06CC", 2]
];

class Stemmer extends Base {
#stem() {
let  a;
let  I_p1;
let  B_remove_verb_person_endings;
let  B_saw_present_prefix;
B_saw_present_prefix = false;
const  v_1 = this.c;
lab0: {
while (true) {
const  v_2 = this.c;
lab1: {
this.bra = this.c;
a = this.find_among(a_0);
this.ket = this.c;
switch (a) {
case 1: {
this.slice_from("\u06A9");
break;
}
case 2: {
this.slice_from("\u06CC");
break;
}
case 3: {
this.slice_from("\u0647");
break;
}
case 4: {
this.slice_from("\u0627");
break;
}
case 5: {
this.slice_from("\u0648");
break;
}
case 6: {
this.slice_del();
break;
}
case 7: {
if (this.c >= this.limit) break lab1;
this.c++;
break;
}
}
continue;
}
this.c = v_2;
break;
}
}
this.c = v_1;
const  v_3 = this.c;
lab2: {
this.bra = this.c;
a = this.find_among(a_1);
if (a === 0) break lab2;
this.ket = this.c;
switch (a) {
case 1: {
if (this.c + 2 > this.limit) break lab2;
this.c += 2;
B_saw_present_prefix = true;
break;
}
case 2: {
if (this.c + 2 > this.limit) break lab2;
this.c += 2;
this.slice_del();
B_saw_present_prefix = true;
break;
}
}
}
this.c = v_3;
const  v_4 = this.c;
lab3: {
while (true) {
const  v_5 = this.c;
lab4: {
golab5: while (true)
{
const  v_6 = this.c;
lab6: {
this.bra = this.c;
if (!(this.eq_s("\u200C"))) break lab6;
this.ket = this.c;
this.slice_del();
this.c = v_6;
break golab5;
}
this.c = v_6;
if (this.c >= this.limit) break lab4;
this.c++;
}
continue;
}
this.c = v_5;
break;
}
}
this.c = v_4;
I_p1 = this.limit;
const  v_7 = this.c;
lab7: {
if (this.c + 3 > this.limit) break lab7;
this.c += 3;
I_p1 = this.c;
}
this.c = v_7;
this.limit_backward = this.c; this.c = this.limit;
while (true) {
const  v_8 = this.limit - this.c;
lab8: {
const  v_9 = this.limit - this.c;
B_remove_verb_person_endings = false;
lab9: {
if (!B_saw_present_prefix) break lab9;
B_remove_verb_person_endings = true;
}
{
const  v_10 = this.limit - this.c;
lab10: {
if (this.find_among_b(a_3) === 0) break lab10;
if ((this.c > this.limit_backward)) break lab10;
break lab8;
}
this.c = this.limit - v_10;
}
{
const  v_11 = this.limit - this.c;
lab11: {
if (this.find_among_b(a_2) === 0) break lab11;
break lab8;
}
this.c = this.limit - v_11;
}
lab12: {
const  v_12 = this.limit - this.c;
lab13: {
lab14: {
const  v_13 = this.limit - this.c;
lab15: {
this.ket = this.c;
a = this.find_among_b(a_4);
if (a === 0) break lab15;
this.bra = this.c;
this.slice_from(as_4[a - 1]);
break lab14;
}
this.c = this.limit - v_13;
if (this.c < I_p1) break lab13;
const  v_14 = this.limit_backward;
this.limit_backward = I_p1;
this.ket = this.c;
a = this.find_among_b(a_5);
if (a === 0) {
this.limit_backward = v_14;
break lab13;
}
this.bra = this.c;
switch (a) {
case 1: {
this.slice_del();
break;
}
case 2: {
if ((this.c <= this.limit_backward)) {
this.limit_backward = v_14;
break lab13;
}
this.slice_del();
break;
}
}
this.limit_backward = v_14;
}
break lab12;
}
this.c = this.limit - v_12;
lab16: {
const  v_15 = this.limit - this.c;
lab17: {
this.ket = this.c;
if (this.find_among_b(a_6) === 0) break lab17;
this.bra = this.c;
if ((I_p1 > this.c)) break lab17;
this.slice_del();
break lab16;
}
this.c = this.limit - v_15;
this.ket = this.c;
a = this.find_among_b(a_7);
if (a === 0) break lab8;
this.bra = this.c;
switch (a) {
case 1: {
if (!B_remove_verb_person_endings) break lab8;
if ((I_p1 > this.c)) break lab8;
this.slice_del();
break;
}
case 2: {
this.slice_from("\u0631\u0641\u062A");
break;
}
case 3: {
if ((I_p1 > this.c)) break lab8;
this.slice_del();
B_remove_verb_person_endings = true;
break;
}
case 4: {
if ((this.c <= this.limit_backward)) break lab8;
this.slice_from("\u062F");
B_remove_verb_person_endings = true;
break;
}
case 5: {
if ((this.c <= this.limit_backward)) break lab8;
this.slice_from("\u062A");
B_remove_verb_person_endings = true;
break;
}
}
}
}
this.c = this.limit - v_9;
continue;
}
this.c = this.limit - v_8;
break;
}
this.c = this.limit_backward;
return true;
}
stem(input) {
this.setCurrent(input);
this.#stem();
return this.getCurrent();
}
stemWord = this.stem;
}
const stemmer = new Stemmer();
return {
stem: (word) => stemmer.stemWord(word.replace(/ك/g, "ک").replace(/ي/g, "ی")),
stop: "و در به از که این آن را با برای است یک هم تا یا بر نیز",
months: "ژانویهٔ|ژانویه,فوریهٔ|فوریه,مارس,آوریل,مهٔ|مه,ژوئن,ژوئیهٔ|ژوئیه,اوت,سپتامبر,اکتبر,نوامبر,دسامبر",
dates: "{d} {M} {y}|{d} {M}|{M} {y}",
};
});
