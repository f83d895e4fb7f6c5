import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync, execSync } from "node:child_process";
import { dataFolder, freePort, startProcess } from "#test/kit/process.ts";
import { drillReport, reportSender } from "#test/kit/send-reports.ts";
const rate = Number(process.argv[2] ?? 3000), secs = Number(process.argv[3] ?? 10);
const folder = dataFolder();
try {
  const room = await startProcess(folder.path, await freePort(), {NODE_OPTIONS:"--cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=/dev/shm/f15/prof"});
  const { send } = await reportSender(folder.path);
  let next = 0;
  const one = async () => { const b = performance.now(); if ((await send(room.origin, drillReport((next += 1)))) === null) return Infinity; return performance.now() - b; };
  for (let i = 0; i < 50; i++) await one();
  await new Promise(r=>setTimeout(r,3000));
  const kids = () => { // tree
    const all = readdirSync("/proc").filter(x=>/^\d+$/.test(x)); const pp = new Map<string,string>();
    for (const p of all) try { const s = readFileSync(`/proc/${p}/stat`,"utf8"); pp.set(p, s.slice(s.lastIndexOf(")")+2).split(" ")[1]!);} catch {}
    let pgpid=""; try { pgpid=readFileSync(folder.path+"/postgres/cluster/postmaster.pid","utf8").split("\n")[0]!; } catch {}
    const out: string[] = []; const roots = new Set([String(process.pid), pgpid]);
    let grew = true; while (grew) { grew=false; for (const [p,q] of pp) if (!roots.has(p) && roots.has(q)) { roots.add(p); grew=true; } }
    return [...roots].filter(Boolean);
  };
  const snap = () => { const m = new Map<string, number>(); for (const p of kids()) try { const pg = readFileSync(`/proc/${p}/cmdline`,"utf8").replace(/\0/g," ").slice(0,60);
     for (const t of readdirSync(`/proc/${p}/task`)) { const s = readFileSync(`/proc/${p}/task/${t}/stat`,"utf8"); const f = s.slice(s.lastIndexOf(")")+2).split(" "); const name=s.slice(s.indexOf("(")+1,s.lastIndexOf(")")); m.set(`${p}/${t} ${name} ni=${f[16]} ${pg}`, (Number(f[11])+Number(f[12]))*10); } } catch {} return m; };
  for (const p of kids()) try { writeFileSync(`/proc/${p}/autogroup`, "-15"); } catch (e) { console.log(String(e)); }
  const a = snap(); const began = performance.now();
  const running: Promise<number>[] = []; const count = Math.round(rate*secs/60);
  for (let at=0; at<count; at++) { const w = began + at*60000/rate - performance.now(); if (w>0) await new Promise(r=>setTimeout(r,w)); running.push(one()); }
  const times = (await Promise.all(running)).toSorted((x,y)=>x-y);
  const b = snap(); const took = performance.now()-began;
  const q=(s:number)=>times[Math.min(times.length-1,Math.floor(times.length*s))]!.toFixed(0);
  console.log(`rate ${rate}: p50 ${q(.5)} p90 ${q(.9)} p99 ${q(.99)} max ${q(1)} lost ${times.filter(t=>t===Infinity).length} took ${took.toFixed(0)}`);
  const rows=[...b].map(([k,v])=>[k,v-(a.get(k)??0)] as const).filter(([,v])=>v>=20).toSorted((x,y)=>y[1]-x[1]);
  if (!process.env.QUIET) for (const [k,v] of rows.slice(0,25)) console.log(String(v).padStart(6),"ms",k);
  console.log("total cpu ms", rows.reduce((s,[,v])=>s+v,0));
  await room.stop("SIGTERM");
} finally { folder.remove(); }
