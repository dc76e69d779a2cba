/** Every page there is, each with its right. A page that is not listed here does not exist. */
import type { Route } from '../access/route.ts';
import * as api from './api/openapi.ts';
import * as account from './account/account.ts';
import * as companySignIn from './account/company-sign-in.ts';
import * as confirm from './account/confirm.ts';
import * as accountDigest from './account/digest.ts';
import * as firstPage from './account/first-page.ts';
import * as accountLanguage from './account/language.ts';
import * as secondFactor from './account/second-factor.ts';
import * as setPassword from './account/set-password.ts';
import * as signIn from './account/sign-in.ts';
import * as signInCode from './account/sign-in-code.ts';
import * as signOut from './account/sign-out.ts';
import * as funnel from './compare/funnel.ts';
import * as rank from './compare/rank.ts';
import * as colleagues from './colleagues/colleagues.ts';
import * as decision from './decisions/decision.ts';
import * as decisions from './decisions/decisions.ts';
import * as comingStatement from './desk/coming-statement.ts';
import * as discussion from './desk/discussion.ts';
import * as disputes from './disputes/disputes.ts';
import * as newDispute from './disputes/new-dispute.ts';
import * as ownDispute from './disputes/own-dispute.ts';
import * as disputeQueue from './disputes/queue/queue.ts';
import * as queuedDispute from './disputes/queue/queued-dispute.ts';
import * as policy from './desk/policy.ts';
import * as recommendation from './desk/recommendation.ts';
import * as seller from './desk/seller.ts';
import * as sellerOrders from './desk/seller-orders.ts';
import * as sellerWeeks from './desk/seller-weeks.ts';
import * as sellers from './desk/sellers.ts';
import * as today from './desk/today.ts';
import * as alarm from './explain/alarm.ts';
import * as whatIf from './explain/what-if.ts';
import * as working from './explain/working.ts';
import * as plan from './plan/index.ts';
import * as ordersBehind from './orders-behind/index.ts';
import * as declareIncident from './incidents/declare.ts';
import * as incident from './incidents/incident.ts';
import * as incidents from './incidents/incidents.ts';
import * as inspection from './inspections/inspection.ts';
import * as estimates from './method/estimates.ts';
import * as caseMixCells from './method/case-mix-cells.ts';
import * as metricEstimates from './method/metric-estimates.ts';
import * as howRankingWorks from './method/how-ranking-works.ts';
import * as healthz from './operations/healthz.ts';
import * as metrics from './operations/metrics.ts';
import * as readyz from './operations/readyz.ts';
import * as actions from './actions/index.ts';
import * as audit from './audit/audit.ts';
import * as auditComplaints from './audit/complaints.ts';
import * as auditDownloads from './audit/downloads.ts';
import * as auditEntry from './audit/entry.ts';
import * as enforcement from './enforcement/index.ts';
import * as confirmDays from './operations-desk/confirm-days.ts';
import * as feedFile from './operations-desk/feed-file.ts';
import * as feeds from './operations-desk/feeds.ts';
import * as heldNight from './operations-desk/held-night.ts';
import * as nights from './operations-desk/nights.ts';
import * as newPerson from './people/new-person.ts';
import * as people from './people/people.ts';
import * as person from './people/person.ts';
import * as policyDifference from './policy/difference.ts';
import * as policyPreview from './policy/preview.ts';
import * as withdrawPolicy from './policy/withdraw.ts';
import * as policyLab from './policy-lab/lab.ts';
import * as publishPolicy from './policy-lab/publish.ts';
import * as policyRuns from './policy-lab/runs.ts';
import * as queueClaim from './queue/claim.ts';
import * as queueHandOver from './queue/hand-over.ts';
import * as savedFilters from './queue/saved-filters.ts';
import * as queueSnooze from './queue/snooze.ts';
import * as lab from './lab/dashboard/dashboard.ts';
import * as labCalibration from './lab/calibration/calibration.ts';
import * as labPlan from './lab/plan/index.ts';
import * as labSpread from './lab/spread/spread.ts';
import * as labIdentities from './lab/cover/identities.ts';
import * as labIdentity from './lab/cover/identity.ts';
import * as labDrawOrder from './lab/orders/draw-order.ts';
import * as labNewOrder from './lab/orders/new-order.ts';
import * as labBeginInspection from './lab/inspect/begin.ts';
import * as labChecklists from './lab/checklists/checklists.ts';
import * as labEditChecklist from './lab/checklists/edit-checklist.ts';
import * as labInspection from './lab/inspect/inspection.ts';
import * as labSubmitInspection from './lab/inspect/submit.ts';
import * as labWorker from './lab/inspect/worker.ts';
import * as labOrder from './lab/orders/order.ts';
import * as labOrders from './lab/orders/orders.ts';
import * as labAgreement from './lab/second/agreement.ts';
import * as decideVerdictAnswer from './lab/second/decide-answer.ts';
import * as secondDifferences from './lab/second/differences.ts';
import * as reveal from './lab/second/reveal.ts';
import * as secondGrading from './lab/second/second.ts';
import * as inspectionReport from './inspection-report/report.ts';
import * as labLikenesses from './lab/photos/likenesses.ts';
import * as labPhoto from './lab/photos/photo.ts';
import * as labReport from './lab/report/report.ts';
import * as labTakePhoto from './lab/photos/take.ts';
import * as releasedPhotos from './photos/released.ts';
import * as assign from './portfolio/assign.ts';
import * as compareSellers from './portfolio/compare-sellers.ts';
import * as handOver from './portfolio/hand-over.ts';
import * as note from './portfolio/note.ts';
import * as notes from './portfolio/notes.ts';
import * as task from './portfolio/task.ts';
import * as tasks from './portfolio/tasks.ts';
import * as teams from './portfolio/teams.ts';
import * as timeline from './portfolio/timeline.ts';
import * as weekReport from './reports/week.ts';
import * as scorecard from './scorecard/scorecard.ts';
import * as style from './style/style.ts';
import * as notices from './notices/index.ts';
import * as rules from './rules/rules.ts';
import * as statement from './statements/statement.ts';
import * as statementLetters from './statements/statement-letters.ts';
import * as statementPreview from './statements/preview.ts';
import * as editTemplate from './templates/edit-template.ts';
import * as grounds from './templates/grounds.ts';
import * as marketplace from './templates/marketplace.ts';
import * as templates from './templates/templates.ts';
import * as viewTemplate from './templates/view-template.ts';
import * as verdict from './verdicts/verdict.ts';
import * as theme from './style/theme.ts';

export const routes: readonly Route[] = [
  ...firstPage.routes,
  ...account.routes,
  ...accountDigest.routes,
  ...accountLanguage.routes,
  ...secondFactor.routes,
  ...setPassword.routes,
  ...signIn.routes,
  ...signInCode.routes,
  ...companySignIn.routes,
  ...signOut.routes,
  ...confirm.routes,
  ...people.routes,
  ...newPerson.routes,
  ...person.routes,
  ...today.routes,
  ...savedFilters.routes,
  ...sellers.routes,
  ...seller.routes,
  ...sellerOrders.routes,
  ...sellerWeeks.routes,
  ...funnel.routes,
  ...rank.routes,
  ...alarm.routes,
  ...whatIf.routes,
  ...working.routes,
  ...plan.routes,
  ...ordersBehind.routes,
  ...recommendation.routes,
  ...comingStatement.routes,
  ...discussion.routes,
  ...decisions.routes,
  ...decision.routes,
  ...queueClaim.routes,
  ...queueHandOver.routes,
  ...queueSnooze.routes,
  ...tasks.routes,
  ...task.routes,
  ...notes.routes,
  ...note.routes,
  ...assign.routes,
  ...handOver.routes,
  ...teams.routes,
  ...timeline.routes,
  ...compareSellers.routes,
  ...weekReport.routes,
  ...policy.routes,
  ...policyLab.routes,
  ...policyRuns.routes,
  ...publishPolicy.routes,
  ...policyDifference.routes,
  ...policyPreview.routes,
  ...withdrawPolicy.routes,
  ...lab.routes,
  ...labPlan.routes,
  ...labSpread.routes,
  ...labCalibration.routes,
  ...labIdentities.routes,
  ...labIdentity.routes,
  ...labDrawOrder.routes,
  ...labNewOrder.routes,
  ...labOrders.routes,
  ...labOrder.routes,
  ...labBeginInspection.routes,
  ...labChecklists.routes,
  ...labEditChecklist.routes,
  ...labInspection.routes,
  ...labSubmitInspection.routes,
  ...labWorker.routes,
  ...labAgreement.routes,
  ...decideVerdictAnswer.routes,
  ...secondDifferences.routes,
  ...secondGrading.routes,
  ...reveal.routes,
  ...inspection.routes,
  ...verdict.routes,
  ...labTakePhoto.routes,
  ...labPhoto.routes,
  ...labLikenesses.routes,
  ...labReport.routes,
  ...releasedPhotos.routes,
  ...inspectionReport.routes,
  ...scorecard.routes,
  ...notices.routes,
  ...rules.routes,
  ...colleagues.routes,
  ...statementPreview.routes,
  ...statement.routes,
  ...statementLetters.routes,
  ...disputes.routes,
  ...newDispute.routes,
  ...disputeQueue.routes,
  ...queuedDispute.routes,
  ...ownDispute.routes,
  ...templates.routes,
  ...marketplace.routes,
  ...editTemplate.routes,
  ...viewTemplate.routes,
  ...grounds.routes,
  ...actions.routes,
  ...enforcement.routes,
  ...feeds.routes,
  ...feedFile.routes,
  ...confirmDays.routes,
  ...incidents.routes,
  ...declareIncident.routes,
  ...incident.routes,
  ...nights.routes,
  ...heldNight.routes,
  ...audit.routes,
  ...auditEntry.routes,
  ...auditDownloads.routes,
  ...auditComplaints.routes,
  ...howRankingWorks.routes,
  ...metricEstimates.routes,
  ...caseMixCells.routes,
  ...estimates.routes,
  ...api.routes,
  ...healthz.routes,
  ...readyz.routes,
  ...metrics.routes,
  ...style.routes,
  ...theme.routes,
];
