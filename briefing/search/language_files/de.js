/*! tools/make_search_languages.py wrote this file. Do not edit it.
The stemmer and the stop words are of Snowball 3.1.1, https://snowballstem.org:

Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004,2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
Copyright (c) 2006-2025, Olly Betts
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions
are met:

  1. Redistributions of source code must retain the above copyright notice,
     this list of conditions and the following disclaimer.
  2. Redistributions in binary form must reproduce the above copyright notice,
     this list of conditions and the following disclaimer in the documentation
     and/or other materials provided with the distribution.
  3. Neither the name of the Snowball project nor the names of its contributors
     may be used to endorse or promote products derived from this software
     without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR
ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
finder.take("languages/de", (() => {
"use strict";
class BaseStemmer {
constructor() {
this.current = '';
this.c = 0;
this.limit = 0;
this.limit_backward = 0;
this.bra = 0;
this.ket = 0;
this.af = 0;
}
setCurrent(value) {
this.current = value;
this.c = 0;
this.limit = this.current.length;
this.limit_backward = 0;
this.bra = 0;
this.ket = 0;
}
getCurrent() {
return this.current;
}
in_grouping(s, min, max) {
if (this.c >= this.limit) return false;
let ch = this.current.charCodeAt(this.c);
if (ch > max || ch < min) return false;
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0) return false;
this.c++;
return true;
}
go_in_grouping(s, min, max) {
while (this.c < this.limit) {
let ch = this.current.charCodeAt(this.c);
if (ch > max || ch < min)
return true;
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0)
return true;
this.c++;
}
return false;
}
in_grouping_b(s, min, max) {
if (this.c <= this.limit_backward) return false;
let ch = this.current.charCodeAt(this.c - 1);
if (ch > max || ch < min) return false;
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0) return false;
this.c--;
return true;
}
go_out_grouping(s, min, max) {
while (this.c < this.limit) {
let ch = this.current.charCodeAt(this.c);
if (ch <= max && ch >= min) {
ch -= min;
if ((s[ch >>> 3] & (0X1 << (ch & 0x7))) !== 0) {
return true;
}
}
this.c++;
}
return false;
}
eq_s(s) {
if (this.limit - this.c < s.length) return false;
if (!this.current.startsWith(s, this.c)) return false;
this.c += s.length;
return true;
}
eq_s_b(s) {
if (this.c - this.limit_backward < s.length) return false;
if (!this.current.endsWith(s, this.c)) return false;
this.c -= s.length;
return true;
}
find_among(v, call_among_func) {
let i = 0;
let j = v.length;
const c = this.c;
const l = this.limit;
let common_i = 0;
let common_j = 0;
let first_key_inspected = false;
while (true) {
const k = i + ((j - i) >>> 1);
let diff = 0;
let common = common_i < common_j ? common_i : common_j; // smaller
const w = v[k];
const s =  (w[0]);
for (let i2 = common; i2 < s.length; i2++) {
if (c + common === l) {
diff = -1;
break;
}
diff = this.current.charCodeAt(c + common) - s.charCodeAt(i2);
if (diff !== 0) break;
common++;
}
if (diff < 0) {
j = k;
common_j = common;
} else {
i = k;
common_i = common;
}
if (j - i <= 1) {
if (i > 0) break; // v->s has been inspected
if (j === i) break; // only one item in v
if (first_key_inspected) break;
first_key_inspected = true;
}
}
while (true) {
const w = v[i];
const len =  (w[0]).length;
if (common_i >= len) {
this.c = c + len;
if (w.length < 4) return  (w[1]);
this.af =  (w[3]);
if (call_among_func.call(this)) {
this.c = c + len;
return  (w[1]);
}
}
if (!w[2]) return 0;
i -=  (w[2]);
}
}
find_among_b(v, call_among_func) {
let i = 0;
let j = v.length
const c = this.c;
const lb = this.limit_backward;
let common_i = 0;
let common_j = 0;
let first_key_inspected = false;
while (true) {
const k = i + ((j - i) >> 1);
let diff = 0;
let common = common_i < common_j ? common_i : common_j;
const w = v[k];
const s =  (w[0]);
for (let i2 = s.length - 1 - common; i2 >= 0; i2--) {
if (c - common === lb) {
diff = -1;
break;
}
diff = this.current.charCodeAt(c - 1 - common) - s.charCodeAt(i2);
if (diff !== 0) break;
common++;
}
if (diff < 0) {
j = k;
common_j = common;
} else {
i = k;
common_i = common;
}
if (j - i <= 1) {
if (i > 0) break;
if (j === i) break;
if (first_key_inspected) break;
first_key_inspected = true;
}
}
while (true) {
const w = v[i];
const len =  (w[0]).length;
if (common_i >= len) {
this.c = c - len;
if (w.length < 4) return  (w[1]);
this.af =  (w[3]);
if (call_among_func.call(this)) {
this.c = c - len;
return  (w[1]);
}
}
if (!w[2]) return 0;
i -=  (w[2]);
}
}
#replace_s(c_bra, c_ket, s) {
const adjustment = s.length - (c_ket - c_bra);
this.current = this.current.slice(0, c_bra) + s + this.current.slice(c_ket);
this.limit += adjustment;
if (this.c >= c_ket) this.c += adjustment;
else if (this.c > c_bra) this.c = c_bra;
return adjustment;
}
#slice_check() {
console.assert(this.bra >= 0);
console.assert(this.bra <= this.ket);
console.assert(this.ket <= this.limit);
console.assert(this.limit <= this.current.length);
}
slice_from(s) {
this.#slice_check();
this.#replace_s(this.bra, this.ket, s);
this.ket = this.bra + s.length;
}
slice_del() {
this.slice_from("");
}
}
const a_0 = [
["", 5],
["ae", 2, 1],
["oe", 3, 2],
["qu", -1, 3],
["ue", 4, 4],
["\u00DF", 1, 5]
];
const a_1 = [
["", 5],
["U", 2, 1],
["Y", 1, 2],
["\u00E4", 3, 3],
["\u00F6", 4, 4],
["\u00FC", 2, 5]
];
const a_2 = [
["e", 3],
["em", 1],
["en", 3],
["erinnen", 2, 1],
["erin", 2],
["ln", 5],
["ern", 2],
["er", 2],
["s", 4],
["es", 3, 1],
["lns", 5, 2]
];
const a_3 = [
["tick", -1],
["plan", -1],
["geordn", -1],
["intern", -1],
["tr", -1]
];
const a_4 = [
["en", 1],
["er", 1],
["et", 3],
["st", 2],
["est", 1, 1]
];
const a_5 = [
["ig", 1],
["lich", 1]
];
const a_6 = [
["end", 1],
["ig", 2],
["ung", 1],
["lich", 3],
["isch", 2],
["ik", 2],
["heit", 3],
["keit", 4]
];
const a_7 = [
["'", 1],
["'sch", 1],
["'s", 1]
];
const  g_v = [17, 65, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 32, 8];
const  g_et_ending = [1, 128, 198, 227, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128];
const  g_s_ending = [117, 30, 5];
const  g_st_ending = [117, 30, 4];

class Stemmer extends BaseStemmer {
#stem() {
let  a;
let  I_x;
let  I_p2;
let  I_p1;
const  v_1 = this.c;
lab0: {
const  v_2 = this.c;
while (true) {
const  v_3 = this.c;
lab1: {
golab2: while (true)
{
const  v_4 = this.c;
lab3: {
if (!(this.in_grouping(g_v, 97, 252))) break lab3;
this.bra = this.c;
lab4: {
const  v_5 = this.c;
lab5: {
if (!(this.eq_s("u"))) break lab5;
this.ket = this.c;
if (!(this.in_grouping(g_v, 97, 252))) break lab5;
this.slice_from("U");
break lab4;
}
this.c = v_5;
if (!(this.eq_s("y"))) break lab3;
this.ket = this.c;
if (!(this.in_grouping(g_v, 97, 252))) break lab3;
this.slice_from("Y");
}
this.c = v_4;
break golab2;
}
this.c = v_4;
if (this.c >= this.limit) break lab1;
this.c++;
}
continue;
}
this.c = v_3;
break;
}
this.c = v_2;
while (true) {
const  v_6 = this.c;
lab6: {
this.bra = this.c;
a = this.find_among(a_0);
this.ket = this.c;
switch (a) {
case 1: {
this.slice_from("ss");
break;
}
case 2: {
this.slice_from("\u00E4");
break;
}
case 3: {
this.slice_from("\u00F6");
break;
}
case 4: {
this.slice_from("\u00FC");
break;
}
case 5: {
if (this.c >= this.limit) break lab6;
this.c++;
break;
}
}
continue;
}
this.c = v_6;
break;
}
}
this.c = v_1;
const  v_7 = this.c;
lab7: {
I_p1 = this.limit;
I_p2 = this.limit;
const  v_8 = this.c;
if (this.c + 3 > this.limit) break lab7;
this.c += 3;
I_x = this.c;
this.c = v_8;
if (!this.go_out_grouping(g_v, 97, 252)) break lab7;
this.c++;
if (!this.go_in_grouping(g_v, 97, 252)) break lab7;
this.c++;
I_p1 = this.c;
lab8: {
if ((I_p1 >= I_x)) break lab8;
I_p1 = I_x;
}
if (!this.go_out_grouping(g_v, 97, 252)) break lab7;
this.c++;
if (!this.go_in_grouping(g_v, 97, 252)) break lab7;
this.c++;
I_p2 = this.c;
}
this.c = v_7;
this.limit_backward = this.c; this.c = this.limit;
lab9: {
const  v_9 = this.limit - this.c;
lab10: {
this.ket = this.c;
a = this.find_among_b(a_2);
if (a === 0) break lab10;
this.bra = this.c;
if ((I_p1 > this.c)) break lab10;
switch (a) {
case 1: {
lab11: {
if (!(this.eq_s_b("syst"))) break lab11;
break lab10;
}
this.slice_del();
break;
}
case 2: {
this.slice_del();
break;
}
case 3: {
this.slice_del();
const  v_10 = this.limit - this.c;
lab12: {
this.ket = this.c;
if (!(this.eq_s_b("s"))) {
this.c = this.limit - v_10;
break lab12;
}
this.bra = this.c;
if (!(this.eq_s_b("nis"))) {
this.c = this.limit - v_10;
break lab12;
}
this.slice_del();
}
break;
}
case 4: {
if (!(this.in_grouping_b(g_s_ending, 98, 116))) break lab10;
this.slice_del();
break;
}
case 5: {
this.slice_from("l");
break;
}
}
}
this.c = this.limit - v_9;
const  v_11 = this.limit - this.c;
lab13: {
this.ket = this.c;
a = this.find_among_b(a_4);
if (a === 0) break lab13;
this.bra = this.c;
if ((I_p1 > this.c)) break lab13;
switch (a) {
case 1: {
this.slice_del();
break;
}
case 2: {
if (!(this.in_grouping_b(g_st_ending, 98, 116))) break lab13;
if (this.c - 3 < this.limit_backward) break lab13;
this.c -= 3;
this.slice_del();
break;
}
case 3: {
const  v_12 = this.limit - this.c;
if (!(this.in_grouping_b(g_et_ending, 85, 228))) break lab13;
this.c = this.limit - v_12;
{
const  v_13 = this.limit - this.c;
lab14: {
if (this.find_among_b(a_3) === 0) break lab14;
break lab13;
}
this.c = this.limit - v_13;
}
this.slice_del();
break;
}
}
}
this.c = this.limit - v_11;
const  v_14 = this.limit - this.c;
lab15: {
this.ket = this.c;
a = this.find_among_b(a_6);
if (a === 0) break lab15;
this.bra = this.c;
if ((I_p2 > this.c)) break lab15;
switch (a) {
case 1: {
this.slice_del();
const  v_15 = this.limit - this.c;
lab16: {
this.ket = this.c;
if (!(this.eq_s_b("ig"))) {
this.c = this.limit - v_15;
break lab16;
}
this.bra = this.c;
lab17: {
if (!(this.eq_s_b("e"))) break lab17;
this.c = this.limit - v_15;
break lab16;
}
if ((I_p2 > this.c)) {
this.c = this.limit - v_15;
break lab16;
}
this.slice_del();
}
break;
}
case 2: {
lab18: {
if (!(this.eq_s_b("e"))) break lab18;
break lab15;
}
this.slice_del();
break;
}
case 3: {
this.slice_del();
const  v_16 = this.limit - this.c;
lab19: {
this.ket = this.c;
lab20: {
lab21: {
if (!(this.eq_s_b("er"))) break lab21;
break lab20;
}
if (!(this.eq_s_b("en"))) {
this.c = this.limit - v_16;
break lab19;
}
}
this.bra = this.c;
if ((I_p1 > this.c)) {
this.c = this.limit - v_16;
break lab19;
}
this.slice_del();
}
break;
}
case 4: {
this.slice_del();
const  v_17 = this.limit - this.c;
lab22: {
this.ket = this.c;
if (this.find_among_b(a_5) === 0) {
this.c = this.limit - v_17;
break lab22;
}
this.bra = this.c;
if ((I_p2 > this.c)) {
this.c = this.limit - v_17;
break lab22;
}
this.slice_del();
}
break;
}
}
}
this.c = this.limit - v_14;
const  v_18 = this.limit - this.c;
lab23: {
this.ket = this.c;
if (this.find_among_b(a_7) === 0) break lab23;
this.bra = this.c;
if (this.c <= this.limit_backward) break lab23;
this.c--;
if ((this.c <= this.limit_backward)) break lab23;
this.slice_del();
}
this.c = this.limit - v_18;
}
this.c = this.limit_backward;
const  v_19 = this.c;
lab24: {
while (true) {
const  v_20 = this.c;
lab25: {
this.bra = this.c;
a = this.find_among(a_1);
this.ket = this.c;
switch (a) {
case 1: {
this.slice_from("y");
break;
}
case 2: {
this.slice_from("u");
break;
}
case 3: {
this.slice_from("a");
break;
}
case 4: {
this.slice_from("o");
break;
}
case 5: {
if (this.c >= this.limit) break lab25;
this.c++;
break;
}
}
continue;
}
this.c = v_20;
break;
}
}
this.c = v_19;
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
stem: (word) => stemmer.stemWord(word),
variants: (word) => { const joined = word.replace(/ae|oe|(?<!q)ue/g, (two) => ({ ae: "ä", oe: "ö", ue: "ü" })[two]); const apart = word.replace(/[äöü]/g, (one) => ({ ä: "ae", ö: "oe", ü: "ue" })[one]); return [joined, apart].filter((other) => other !== word); },
stop: "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anderm andern anderr anders auch auf aus bei bin bis bist da damit dann der den des dem die das daß derselbe derselben denselben desselben demselben dieselbe dieselben dasselbe dazu dein deine deinem deinen deiner deines denn derer dessen dich dir du dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines einig einige einigem einigen einiger einiges einmal er ihn ihm es etwas euer eure eurem euren eurer eures für gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich mich mir ihr ihre ihrem ihren ihrer ihres euch im in indem ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann kein keine keinem keinen keiner keines können könnte machen man manche manchem manchen mancher manches mein meine meinem meinen meiner meines mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines selbst sich sie ihnen sind so solche solchem solchen solcher solches soll sollte sondern sonst über um und uns unse unsem unsen unser unses unter viel vom von vor während war waren warst was weg weil weiter welche welchem welchen welcher welches wenn werde werden wie wieder will wir wird wirst wo wollen wollte würde würden zu zum zur zwar zwischen",
months: "Januar|Jan|Jänner,Februar|Feb,März,April|Apr,Mai,Juni,Juli,August|Aug,September|Sept,Oktober|Okt,November|Nov,Dezember|Dez",
dates: "{d}. {M} {y}|{d}. {M}|{M} {y}",
compounds: true,
};
})());
