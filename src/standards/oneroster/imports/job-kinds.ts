export const checkJob = 'rosters.check'
export const applyJob = 'rosters.apply'
